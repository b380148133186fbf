import {
  CatalogSnapshot,
  isAnotherTeam,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { declaredEdges } from './declaredEdges';
import { isGhostRef } from './datasetName';
import {
  EDGE_COLUMNS,
  edgeKey,
  EdgeRow,
  toEdge,
  writeEdges,
} from './writeEdges';

/** With more entities than this it is cheaper to compare all edges. */
const MOST_COMPARED_ALONE = 1_000;

/**
 * Brings the stored edges in line with the catalog at some entities, or at all where `refs` is absent: which of them it
 * declares, and which of all lead from one team to another. Writes nothing where nothing differs.
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
    refs && refs.size <= MOST_COMPARED_ALONE ? [...refs] : undefined;
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
        run: null,
        source: null,
      });
    }
  }
  const removed: EdgeRow[] = [];
  for (const row of stored.values()) {
    if (row.last_seen_at === null) {
      removed.push(row);
    } else {
      const crosses = crossesTeams(snapshot, row.from_ref, row.to_ref);
      if (toEdge(row).crossesTeams !== crosses) {
        put.push({ ...row, crosses_teams: crosses });
      }
    }
  }
  return writeEdges(tx, { put, removed });
}

/**
 * Whether data leaves a team along an edge that a run has shown. Of a dataset that nobody has put into the catalog nobody
 * knows whose it is.
 */
export function crossesTeams(
  snapshot: CatalogSnapshot,
  from: string,
  to: string,
): boolean {
  return (
    !isGhostRef(from) &&
    !isGhostRef(to) &&
    isAnotherTeam(snapshot, snapshot.get(from)?.owner, snapshot.get(to)?.owner)
  );
}
