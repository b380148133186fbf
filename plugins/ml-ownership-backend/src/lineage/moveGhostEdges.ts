import { CatalogSnapshot } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { slicesOf } from '../database/batches';
import { upsertObservedEdges } from './upsertObservedEdges';
import { edgeCrossesTeams } from './writeDeclaredEdges';
import { EDGE_COLUMNS, EdgeRow, writeEdges } from './writeEdges';

/** Rows to look up per statement. */
const BATCH = 5_000;

/**
 * Moves the edges of ghost datasets to the entities or ghost datasets that have their names now, and deletes the ghost
 * datasets.
 *
 * @param owners - refs by that of a ghost dataset
 */
export async function moveGhostEdges(
  tx: Knex.Transaction,
  snapshot: CatalogSnapshot,
  owners: ReadonlyMap<string, string>,
): Promise<void> {
  const ghosts: string[] = [];
  for (const batch of slicesOf([...owners.keys()], BATCH)) {
    ghosts.push(...(await tx('ghosts').whereIn('ref', batch).pluck('ref')));
  }
  for (const batch of slicesOf(ghosts, BATCH)) {
    const removed: EdgeRow[] = await tx('edges')
      .select(...EDGE_COLUMNS)
      .whereIn('from_ref', batch)
      .orWhereIn('to_ref', batch);
    await writeEdges(tx, { put: [], removed });
    const moved = removed.map(row => {
      const from = owners.get(row.from_ref) ?? row.from_ref;
      const to = owners.get(row.to_ref) ?? row.to_ref;
      return {
        ...row,
        from_ref: from,
        to_ref: to,
        crosses_teams: edgeCrossesTeams(snapshot, from, to),
      };
    });
    // Two names of one dataset are not an edge from it to itself.
    await upsertObservedEdges(
      tx,
      moved.filter(row => row.from_ref !== row.to_ref),
    );
    await tx('ghosts').whereIn('ref', batch).delete();
  }
}
