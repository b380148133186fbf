import { Knex } from 'knex';
import { slicesOf } from '../database/batches';
import { EDGE_COLUMNS, EdgeRow, writeEdges } from './writeEdges';

/** Edges that are taken away in one transaction. */
const BATCH = 5_000;

/**
 * Deletes edges that no run has shown for long, ghosts that nothing leads to any more, and what is left of edges that every
 * graph has had the time to take away.
 *
 * @param before - ISO 8601 instant
 */
export async function pruneEdges(client: Knex, before: string): Promise<void> {
  // Those that are taken away now stay known as such until the next time.
  await client.transaction(async tx => {
    const { edge_revision: revision } = await tx('evaluation_state')
      .forUpdate()
      .first('edge_revision');
    const gone = await tx('edge_removals')
      .where('revision', '<=', revision)
      .delete();
    if (gone > 0) {
      await tx('evaluation_state').update({ edges_purged_revision: revision });
    }
  });
  const old: EdgeRow[] = await client('edges')
    .select(...EDGE_COLUMNS)
    .where('last_seen_at', '<', before);
  for (const batch of slicesOf(old, BATCH)) {
    await client.transaction(tx => writeEdges(tx, { put: [], removed: batch }));
  }
  await client('ghosts')
    .whereNotIn('ref', client('edges').select('from_ref'))
    .whereNotIn('ref', client('edges').select('to_ref'))
    .delete();
}
