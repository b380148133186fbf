import { Knex } from 'knex';
import { EDGE_COLUMNS, EdgeRow, writeEdges } from './writeEdges';

/** Edges to delete per transaction. */
const BATCH = 5_000;

/**
 * Deletes edges that no run has shown for long, ghost datasets without edges, and the tombstones of edges that every
 * graph has had time to remove.
 *
 * @param before - ISO 8601 instant
 */
export async function pruneEdges(client: Knex, before: string): Promise<void> {
  // Tombstones of this pass stay until the next one.
  await locked(client, async (tx, revision) => {
    const gone = await tx('edge_removals')
      .where('revision', '<=', revision)
      .delete();
    if (gone > 0) {
      await tx('evaluation_state').update({ edges_purged_revision: revision });
    }
  });
  let found: number;
  do {
    found = await locked(client, async tx => {
      const old: EdgeRow[] = await tx('edges')
        .select(...EDGE_COLUMNS)
        .where('last_seen_at', '<', before)
        .limit(BATCH);
      await writeEdges(tx, { put: [], removed: old });
      return old.length;
    });
  } while (found === BATCH);
  await locked(client, async tx => {
    const leads = (column: string) =>
      tx('edges').select(tx.raw('1')).whereRaw('?? = ghosts.ref', [column]);
    await tx('ghosts')
      .whereNotExists(leads('from_ref'))
      .whereNotExists(leads('to_ref'))
      .delete();
  });
}

/** Locked against concurrent observations and alias changes. */
async function locked<T>(
  client: Knex,
  action: (tx: Knex.Transaction, revision: number) => Promise<T>,
): Promise<T> {
  return client.transaction(async tx => {
    const { edge_revision: revision } = await tx('evaluation_state')
      .forUpdate()
      .first('edge_revision');
    return action(tx, revision);
  });
}
