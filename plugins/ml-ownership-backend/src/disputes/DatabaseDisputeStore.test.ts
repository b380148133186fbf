import { onEachMigratedDatabase } from '../__testUtils__/onEachMigratedDatabase';
import { EVERYTHING } from '../catalog/ReadableEntities';
import { DatabaseDisputeStore } from './DatabaseDisputeStore';
import { DisputeRow } from './DisputeRow';

jest.setTimeout(60_000);

const opened = (id: string, entityRef: string): DisputeRow => ({
  id,
  entity_ref: entityRef,
  criterion: 'deploy.environment',
  reason: 'The versions are pinned',
  created_by: 'user:default/ada',
  created_at: `2026-11-0${id}T00:00:00.000Z`,
  resolution_comment: null,
  resolved_by: null,
  resolved_at: null,
});

const resolution = (comment: string) => ({
  resolution_comment: comment,
  resolved_by: 'user:default/lena',
  resolved_at: '2026-11-29T12:00:00.000Z',
});

onEachMigratedDatabase('DatabaseDisputeStore', init => {
  it('lists disputes by state and entity, newest first, and resolves each once', async () => {
    const store = new DatabaseDisputeStore(await init());
    await store.insert(opened('1', 'model:default/churn'));
    await store.insert(opened('2', 'model:default/churn'));
    await store.insert(opened('3', 'dataset:default/orders'));
    expect(await store.resolve('1', resolution('Fixed'))).toBe(true);
    expect(await store.resolve('1', resolution('Fixed again'))).toBe(false);
    expect(await store.resolve('none', resolution('Fixed'))).toBe(false);
    expect(await store.get('1')).toMatchObject(resolution('Fixed'));
    expect(await store.get('none')).toBeUndefined();

    const ids = async (query: {
      entityRef?: string;
      state?: 'open' | 'resolved';
    }) => {
      const { rows } = await store.page({ filter: () => query }, EVERYTHING);
      return rows.map(({ id }) => id);
    };
    expect(await ids({})).toEqual(['3', '2', '1']);
    expect(await ids({ state: 'open' })).toEqual(['3', '2']);
    expect(await ids({ state: 'resolved' })).toEqual(['1']);
    expect(await ids({ entityRef: 'model:default/churn' })).toEqual(['2', '1']);
  });
});
