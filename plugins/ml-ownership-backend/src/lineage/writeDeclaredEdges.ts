import {
  CatalogSnapshot,
  crossesTeams,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { declaredEdges } from './declaredEdges';
import { isGhostRef } from './ghostRef';
import {
  EDGE_COLUMNS,
  edgeKey,
  EdgeRow,
  toEdge,
  writeEdges,
} from './writeEdges';

/** Above this number of entities it is cheaper to compare all edges. */
const MAX_POINT_COMPARISONS = 1_000;

/**
 * Syncs the stored edges with the catalog at the given entities, or at all if `refs` is absent: which edges are
 * declared, and which edges cross teams. Writes nothing if nothing differs.
 *
 * @returns whether an edge has changed
 */
export async function writeDeclaredEdges(
  tx: Knex.Transaction,
  snapshot: CatalogSnapshot,
  refs: ReadonlySet<string> | undefined,
  now: string,
): Promise<boolean> {
  const alone =
    refs && refs.size <= MAX_POINT_COMPARISONS ? [...refs] : undefined;
  const declared = declaredEdges(
    snapshot,
    alone ?? Array.from(snapshot.all(), ({ ref }) => ref),
  );
  const rows: EdgeRow[] = await tx('edges')
    .select(...EDGE_COLUMNS)
    .modify(query => {
      if (alone) {
        query.whereIn('from_ref', alone).orWhereIn('to_ref', alone);
      }
    });
  const stored = new Map(rows.map(row => [edgeKey(toEdge(row)), row]));

  const put: EdgeRow[] = [];
  for (const edge of declared) {
    const key = edgeKey(edge);
    const row = stored.get(key);
    stored.delete(key);
    if (!row || toEdge(row).crossesTeams !== edge.crossesTeams) {
      put.push({
        from_ref: edge.from,
        to_ref: edge.to,
        relation: edge.relation,
        origin: edge.origin,
        crosses_teams: edge.crossesTeams,
        first_seen_at: row?.first_seen_at ?? now,
        last_seen_at: null,
        last_run: null,
        source: null,
      });
    }
  }
  const removed: EdgeRow[] = [];
  for (const row of stored.values()) {
    if (row.last_seen_at === null) {
      removed.push(row);
    } else {
      const crosses = edgeCrossesTeams(snapshot, row.from_ref, row.to_ref);
      if (toEdge(row).crossesTeams !== crosses) {
        put.push({ ...row, crosses_teams: crosses });
      }
    }
  }
  return writeEdges(tx, { put, removed });
}

/** Whether an observed edge crosses teams. A ghost dataset has no known owner, so its edges do not. */
export function edgeCrossesTeams(
  snapshot: CatalogSnapshot,
  from: string,
  to: string,
): boolean {
  return (
    !isGhostRef(from) &&
    !isGhostRef(to) &&
    crossesTeams(snapshot, snapshot.get(from)?.owner, snapshot.get(to)?.owner)
  );
}
