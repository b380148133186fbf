import { Knex } from 'knex';
import { MAX_KEYS, slicesOf } from './batches';

/** After that, another replica processes what one has left. */
const LEASE_MS = 120_000;

interface Claimed {
  table: 'openlineage_runs' | 'openlineage_datasets';
  key: 'run_id' | 'dataset_id';
}

/**
 * Claims dirty rows for one replica.
 *
 * @returns their keys
 */
export async function claimDirty(
  client: Knex,
  { table, key }: Claimed,
  { now, limit }: { now: number; limit: number },
): Promise<string[]> {
  const free = (query: Knex.QueryBuilder) =>
    query.where({ is_dirty: true }).where('claimed_until', '<=', now);
  const candidates = await free(client(table)).limit(limit).pluck(key);
  if (candidates.length === 0) {
    return [];
  }
  // Rows that another replica has claimed in the meantime no longer match.
  const rows = await free(client(table).whereIn(key, candidates))
    .update({ claimed_until: now + LEASE_MS })
    .returning(key);
  return rows.map((row: Record<string, string>) => row[key]);
}

/** Releases rows; those that have not changed since they were read are no longer dirty. */
export async function finishClaims(
  client: Knex,
  { table, key }: Claimed,
  rows: readonly { id: string; revision: number }[],
): Promise<void> {
  const byRevision = new Map<number, string[]>();
  for (const { id, revision } of rows) {
    byRevision.set(revision, [...(byRevision.get(revision) ?? []), id]);
  }
  for (const [revision, ids] of byRevision) {
    for (const batch of slicesOf(ids, MAX_KEYS)) {
      await client(table)
        .whereIn(key, batch)
        .where({ revision })
        .update({ is_dirty: false });
    }
  }
  const all = rows.map(({ id }) => id);
  for (const batch of slicesOf(all, MAX_KEYS)) {
    await client(table).whereIn(key, batch).update({ claimed_until: 0 });
  }
}
