import {
  LineageEdge,
  LineageOrigin,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { MAX_ROWS, slicesOf } from '../database/batches';
import { EdgeKey } from './LineageGraph';

/** A row of the edges. */
export interface EdgeRow {
  from_ref: string;
  to_ref: string;
  relation: string;
  origin: LineageOrigin;
  crosses_teams: boolean;
  /** ISO 8601 instant. */
  first_seen_at: string;
  /** ISO 8601 instant; `null` for a declared edge. */
  last_seen_at: string | null;
  last_run: string | null;
  source: string | null;
}

/** The columns of an edge that are read. */
export const EDGE_COLUMNS = [
  'from_ref',
  'to_ref',
  'relation',
  'origin',
  'crosses_teams',
  'first_seen_at',
  'last_seen_at',
  'last_run',
  'source',
] as const;

const KEY = ['from_ref', 'to_ref', 'relation', 'origin'] as const;

/**
 * Writes new and changed edges, and removes others. Moves the edge revision if there is anything to write.
 *
 * @param options - `touched` are edges with a new observation time only, which the graph does not need
 * @returns whether the graph has changed
 */
export async function writeEdges(
  tx: Knex.Transaction,
  options: { put: EdgeRow[]; removed: EdgeRow[]; touched?: EdgeRow[] },
): Promise<boolean> {
  const { put, removed, touched = [] } = options;
  for (const batch of slicesOf(touched, MAX_ROWS)) {
    await tx('edges')
      .insert(batch)
      .onConflict([...KEY])
      .merge(['first_seen_at', 'last_seen_at', 'last_run', 'source']);
  }
  if (put.length === 0 && removed.length === 0) {
    return false;
  }
  const revision = await nextEdgeRevision(tx);
  for (const batch of slicesOf(removed, MAX_ROWS)) {
    const keys = batch.map(({ from_ref, to_ref, relation, origin }) => ({
      from_ref,
      to_ref,
      relation,
      origin,
      revision,
    }));
    await tx('edges')
      .whereIn(
        [...KEY],
        batch.map(row => KEY.map(column => row[column])),
      )
      .delete();
    await tx('edge_removals')
      .insert(keys)
      .onConflict([...KEY])
      .merge();
  }
  for (const batch of slicesOf(put, MAX_ROWS)) {
    await tx('edges')
      .insert(batch.map(row => ({ ...row, revision })))
      .onConflict([...KEY])
      .merge();
  }
  return true;
}

/** Starts a write that the graphs of all replicas follow. Locks the row with the revision. */
export async function nextEdgeRevision(tx: Knex.Transaction): Promise<number> {
  const [{ edge_revision: revision }] = await tx('evaluation_state')
    .increment('edge_revision', 1)
    .returning('edge_revision');
  return revision;
}

/** The identity of an edge as one text. */
export function edgeKey(key: EdgeKey): string {
  return JSON.stringify([key.from, key.to, key.relation, key.origin]);
}

export function toEdge(row: EdgeRow): LineageEdge {
  return {
    from: row.from_ref,
    to: row.to_ref,
    relation: row.relation,
    origin: row.origin,
    // Databases return booleans in different forms.
    crossesTeams: Boolean(row.crosses_teams),
  };
}
