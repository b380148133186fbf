import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { Knex } from 'knex';
import { company } from '../__testUtils__/exampleOrg';
import { onEachDatabase, TestBackend } from '../__testUtils__/onEachDatabase';
import {
  storeProof,
  fullyDeclaredEntity,
} from '../__testUtils__/fullyDeclaredEntity';
import { DatabaseClock } from './DatabaseClock';
import { defaultTimeSource, TimeSource } from './timeSourceServiceRef';

jest.setTimeout(120_000);

const DAY = 86_400_000;
const PROVEN = 'pipeline:default/proven';
const config = {
  evidence: {
    writers: [{ subject: 'external:ci', criteria: ['observe.alerts'] }],
  },
};

/** A process whose clock is off by some days, and a database whose clock is right. */
const daysOff = (days: number): TimeSource => ({
  ...defaultTimeSource,
  processTime: () => Date.now() + days * DAY,
  databaseTime: client =>
    defaultTimeSource.databaseTime(client) ?? Promise.resolve(Date.now()),
});

const entities = [
  ...company(),
  fullyDeclaredEntity('Dataset', 'clean', { producedBy: ['proven'] }),
  fullyDeclaredEntity('Pipeline', 'proven', {
    consumes: ['clean'],
    operatedBy: 'group:default/platform',
  }),
];

/** Scorecards without the time of their last evaluation. */
async function scorecards(knex: Knex): Promise<unknown[]> {
  const rows: Record<string, unknown>[] = await knex('scorecards').orderBy(
    'entity_ref',
  );
  return rows.map(({ evaluated_at: _, ...row }) => row);
}

onEachDatabase('the clock', start => {
  const begin = async (): Promise<TestBackend> => {
    const backend = await start({ entities, config, timeSource: daysOff(0) });
    await backend.evaluate();
    await storeProof(backend.knex, 'Dataset', 'clean');
    await storeProof(backend.knex, 'Pipeline', 'proven', ['observe.alerts']);
    await backend.evaluate();
    return backend;
  };

  it.each([-60, 20])(
    'is the same for a replica whose machine is %p days off',
    async days => {
      const backend = await begin();
      const before = await scorecards(backend.knex);
      const changes = await backend.knex('scorecard_changes').orderBy('id');

      const replica = await start({
        entities,
        config,
        knex: backend.knex,
        timeSource: daysOff(days),
      });
      for (let run = 0; run < 2; run++) {
        await replica.evaluate();
        await backend.evaluate();
      }
      expect(await scorecards(backend.knex)).toEqual(before);
      expect(await backend.knex('scorecard_changes').orderBy('id')).toEqual(
        changes,
      );
      expect([...backend.events, ...replica.events]).toEqual([]);
      expect(replica.notifications).toEqual([]);

      // Evidence received by the replica with the wrong clock counts immediately, on every replica.
      const asked = Date.now();
      const { body } = await replica.report({
        entityRef: PROVEN,
        criterion: 'observe.alerts',
        outcome: 'pass',
        observedAt: new Date(asked).toISOString(),
      });
      expect(body).toMatchObject({ accepted: 1, rejected: [] });
      const { received_at: receivedAt } = await backend
        .knex('evidence')
        .where({ criterion: 'observe.alerts' })
        .first();
      expect(Math.abs(Date.parse(receivedAt) - asked)).toBeLessThan(DAY / 24);
      const after = await scorecards(backend.knex);
      expect(after).not.toEqual(before);
      await backend.evaluate();
      expect(await scorecards(backend.knex)).toEqual(after);
    },
  );

  it('reports a replica that is off on every replica', async () => {
    const backend = await begin();
    const lines: string[] = [];
    const note = (message: string) => {
      lines.push(message);
    };
    const logger = mockServices.logger.mock({
      info: note,
      warn: note,
      child: () => logger,
    });
    const createObservableGauge = jest.fn(() => ({
      addCallback: jest.fn(),
      removeCallback: jest.fn(),
    }));
    let days = -60;
    const replica = await start({
      entities,
      config,
      knex: backend.knex,
      timeSource: {
        ...daysOff(0),
        processTime: () => Date.now() + days * DAY,
      },
      features: [
        createServiceFactory({
          service: coreServices.logger,
          deps: {},
          factory: () => logger,
        }),
        metricsServiceMock.mock({ createObservableGauge }).factory,
      ],
    });
    const clocks = async () => {
      await replica.runTask('ml-ownership-clock');
      await backend.runTask('ml-ownership-clock');
      const { body } = await backend.get('/collectors').expect(200);
      return body.clocks.map((clock: { differenceSeconds: number }) =>
        Math.round((clock.differenceSeconds * 1000) / DAY),
      );
    };
    const warnings = () => lines.filter(line => line.includes('clock'));

    expect(await clocks()).toEqual([-60]);
    expect(await clocks()).toEqual([-60]);
    expect(warnings()).toEqual([
      expect.stringMatching(
        /^The clock of this process is 51\d{5} s behind the clock of the database\./,
      ),
    ]);
    const [{ value: gauge }] = createObservableGauge.mock.results;
    const observe = jest.fn();
    gauge.addCallback.mock.calls[0][0]({ observe });
    expect(observe.mock.calls[0][0]).toBeCloseTo((-60 * DAY) / 1000, -2);

    days = 20;
    expect(await clocks()).toEqual([20]);
    expect(warnings()).toHaveLength(2);
    days = 0;
    expect(await clocks()).toEqual([]);
    expect(warnings().slice(2)).toEqual([
      'The clock of this process agrees with the database again',
    ]);
  });
});

describe('DatabaseClock', () => {
  const start = async () => {
    const source = { elapsed: 0, travel: 0, database: 1_000_000, process: 5 };
    const clock = await DatabaseClock.create({} as Knex, {
      processTime: () => source.process,
      elapsed: () => source.elapsed,
      databaseTime: async () => {
        source.elapsed += source.travel;
        return source.database;
      },
    });
    return { clock, source };
  };

  it('continues between measurements, regardless of the process clock', async () => {
    const { clock, source } = await start();
    expect(clock.now()).toBe('1970-01-01T00:16:40.000Z');
    source.elapsed = 1500;
    source.process = 99_000_000;
    expect(clock.time()).toBe(1_001_500);
    expect(clock.difference).toBe(99_000_000 - 1_001_500);
  });

  it('trusts a measurement only within its duration', async () => {
    const { clock, source } = await start();
    source.travel = 400;
    source.database = 1_000_200;
    await clock.measure();
    expect(clock.time()).toBe(1_000_400);
    // Later than the request allows: the clock is moved, and no further than needed.
    source.database = 1_003_000;
    await clock.measure();
    expect(clock.time()).toBe(1_003_000);
  });

  it('waits out a small step back of the database clock, and follows a large one', async () => {
    const { clock, source } = await start();
    expect(clock.time()).toBe(1_000_000);
    source.database = 990_000;
    await clock.measure();
    expect(clock.time()).toBe(1_000_000);
    source.elapsed = 11_000;
    expect(clock.time()).toBe(1_001_000);
    source.database = 500_000;
    await clock.measure();
    expect(clock.time()).toBe(500_000);
  });
});
