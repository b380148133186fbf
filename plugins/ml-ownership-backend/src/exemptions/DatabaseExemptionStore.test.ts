import { onEachMigratedDatabase } from '../__testUtils__/onEachMigratedDatabase';
import { EVERYTHING } from '../catalog/ReadableEntities';
import { DatabaseInputStore } from '../evaluation/inputs/DatabaseInputStore';
import { DatabaseClock } from '../time/DatabaseClock';
import { defaultTimeSource } from '../time/timeSourceServiceRef';
import { DatabaseExemptionStore } from './DatabaseExemptionStore';
import { ExemptionRow } from './ExemptionRow';

jest.setTimeout(60_000);

const NOW = '2026-11-29T12:00:00.000Z';

const requested = (
  id: string,
  more: Partial<ExemptionRow> = {},
): Omit<ExemptionRow, 'revision'> => ({
  id,
  entity_ref: 'model:default/churn',
  criterion: 'deploy.environment',
  reason: 'The store moves in January',
  expires_at: '2027-02-01T00:00:00.000Z',
  state: 'requested',
  requested_by: 'user:default/ada',
  requested_at: `2026-11-0${id}T00:00:00.000Z`,
  decided_by: null,
  decided_at: null,
  ...more,
});

const decision = (state: ExemptionRow['state'], person: string) => ({
  state,
  decided_by: `user:default/${person}`,
  decided_at: NOW,
});

onEachMigratedDatabase('DatabaseExemptionStore', init => {
  const begin = async () => {
    const knex = await init();
    const clock = await DatabaseClock.create(knex, defaultTimeSource);
    const store = new DatabaseExemptionStore(
      knex,
      new DatabaseInputStore(clock),
    );
    const revision = async () =>
      (await knex('evaluation_state').first('revision')).revision;
    return { knex, revision, store };
  };

  it('accepts one pending request per criterion of an entity', async () => {
    const { revision, store } = await begin();
    await store.insert(requested('1'));
    const before = await revision();
    await expect(store.insert(requested('2'))).rejects.toThrow(
      /is already requested/,
    );
    expect(await revision()).toBe(before);
    await store.insert(requested('3', { criterion: 'deploy.gate' }));
    expect(await store.get('2')).toBeUndefined();
    expect(await store.get('3')).toMatchObject({ revision: before + 1 });
  });

  it('accepts one of concurrent decisions', async () => {
    const { revision, store } = await begin();
    await store.insert(requested('1'));
    const before = await revision();
    const results = await Promise.allSettled([
      store.decide('1', ['requested'], decision('approved', 'lena')),
      store.decide('1', ['requested'], decision('rejected', 'tomas')),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    expect(await revision()).toBe(before + 1);
    await expect(
      store.decide('none', ['requested'], decision('approved', 'lena')),
    ).rejects.toThrow('The exemption is already deleted');
  });

  it('lists exemptions by state, newest first', async () => {
    const { store } = await begin();
    await store.insert(requested('1', { state: 'approved' }));
    await store.insert(requested('2', { state: 'approved', expires_at: NOW }));
    await store.insert(requested('3', { state: 'rejected' }));
    await store.insert(requested('4'));
    const ids = async (state?: ('approved' | 'expired' | 'rejected')[]) => {
      const filter = () => ({ state });
      const { rows } = await store.page({ filter }, NOW, EVERYTHING);
      return rows.map(({ id }) => id);
    };
    expect(await ids()).toEqual(['4', '3', '2', '1']);
    expect(await ids(['approved'])).toEqual(['1']);
    expect(await ids(['expired', 'rejected'])).toEqual(['3', '2']);
  });
});
