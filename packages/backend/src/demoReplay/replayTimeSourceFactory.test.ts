import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  ServiceFactoryTester,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Replay } from './Replay';
import { replayServiceRef } from './replayServiceRef';
import { replayTimeSourceFactory } from './replayTimeSourceFactory';

jest.setTimeout(120_000);

const DAY = 86_400_000;

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('the time of the demo on %s', id => {
  async function start(hasContent: boolean, history = true) {
    const knex = await databases.init(id);
    await knex.schema.createTable('scorecards', table =>
      table.string('entity_ref'),
    );
    if (hasContent) {
      await knex('scorecards').insert({ entity_ref: 'model:default/churn' });
    }
    const { clock } = new Replay();
    const source = await ServiceFactoryTester.from(replayTimeSourceFactory, {
      dependencies: [
        mockServices.rootConfig.factory({ data: { demo: { history } } }),
        createServiceFactory({
          service: coreServices.database,
          deps: {},
          factory: () => mockServices.database({ knex }),
        }),
        createServiceFactory({
          service: replayServiceRef,
          deps: {},
          factory: () => ({ clock } as Replay),
        }),
      ],
    }).getSubject('ml-ownership');
    return { clock, knex, source };
  }

  // The database's clock may be slightly ahead, and a rounded -0 is not 0.
  const ago = (time: number) => Math.round((Date.now() - time) / DAY) + 0;

  it('begins 90 days ago if the database is empty, and ends with the usual clock', async () => {
    const { clock, knex, source } = await start(false);
    expect(ago(source.processTime())).toBe(90);
    expect(source.databaseTime(knex)).toBeUndefined();
    const participant = clock.join();
    await participant.until(20 * DAY);
    expect(ago(source.processTime())).toBe(20);
    participant.leave();
    expect(ago(source.processTime())).toBe(0);
    const time = await source.databaseTime(knex);
    expect(time && ago(time)).toBe(id === 'POSTGRES_18' ? 0 : undefined);
  });

  it.each([
    ['the database has content', true, true],
    ['it is switched off', false, false],
  ])('begins now if %s', async (_, hasContent, history) => {
    const { clock, source } = await start(hasContent, history);
    expect(clock.isReplaying).toBe(false);
    expect(ago(source.processTime())).toBe(0);
  });
});
