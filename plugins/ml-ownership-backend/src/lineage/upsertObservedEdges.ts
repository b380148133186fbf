import { Knex } from 'knex';
import { slicesOf } from '../database/batches';
import {
  edgeKey,
  EDGE_COLUMNS,
  EdgeRow,
  toEdge,
  writeEdges,
} from './writeEdges';

/** Rows to look up per statement; each takes four parameters. */
const BATCH = 5_000;

/**
 * Upserts observed edges, keeping first-seen and the run of the latest observation. The edge revision moves only for
 * new edges.
 */
export async function upsertObservedEdges(
  tx: Knex.Transaction,
  rows: readonly EdgeRow[],
): Promise<void> {
  const sightings = new Map<string, EdgeRow>();
  for (const row of rows) {
    const key = edgeKey(toEdge(row));
    sightings.set(key, together(row, sightings.get(key)));
  }
  const put: EdgeRow[] = [];
  const touched: EdgeRow[] = [];
  for (const batch of slicesOf([...sightings], BATCH)) {
    const stored: EdgeRow[] = await tx('edges')
      .select(...EDGE_COLUMNS)
      .whereIn(
        ['from_ref', 'to_ref', 'relation', 'origin'],
        batch.map(([, row]) => [
          row.from_ref,
          row.to_ref,
          row.relation,
          row.origin,
        ]),
      );
    const known = new Map(stored.map(row => [edgeKey(toEdge(row)), row]));
    for (const [key, row] of batch) {
      const before = known.get(key);
      const after = together(row, before);
      if (!before || toEdge(before).crossesTeams !== after.crosses_teams) {
        put.push(after);
      } else if (
        after.last_seen_at !== before.last_seen_at ||
        after.first_seen_at !== before.first_seen_at
      ) {
        touched.push(after);
      }
    }
  }
  await writeEdges(tx, { put, removed: [], touched });
}

/** Merges two observations of one edge; the later one determines the run. */
function together(row: EdgeRow, other: EdgeRow | undefined): EdgeRow {
  if (!other) {
    return row;
  }
  const isLater = row.last_seen_at! >= other.last_seen_at!;
  const [earlier, later] = isLater ? [other, row] : [row, other];
  return {
    ...row,
    first_seen_at:
      row.first_seen_at < other.first_seen_at
        ? row.first_seen_at
        : other.first_seen_at,
    last_seen_at: later.last_seen_at,
    last_run: later.last_run ?? earlier.last_run,
    source: later.source,
  };
}
