import {
  CatalogSnapshot,
  LineageEdge,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { insertBatches } from '../database/batches';
import { declaredEdges } from './declaredEdges';

/** With more entities than this it is cheaper to compare all edges. */
const MOST_COMPARED_ALONE = 1_000;

const ORIGINS = ['declared', 'claimed'];

interface EdgeRow {
  from_ref: string;
  to_ref: string;
  relation: string;
  origin: string;
  crosses_teams: boolean;
  first_seen_at: string;
}

/**
 * Brings the stored edges that the catalog declares in line at some entities, or at all where `refs` is absent. Writes
 * nothing where nothing differs.
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
  const edges = declaredEdges(
    snapshot,
    alone ?? Array.from(snapshot.all(), ({ ref }) => ref),
  );
  const stored: EdgeRow[] = await atEntities(tx, alone);
  const firstSeen = new Map(stored.map(row => [keyOf(row), row.first_seen_at]));
  const rows = edges.map(edge => {
    const row = toRow(edge, now);
    return { ...row, first_seen_at: firstSeen.get(keyOf(row)) ?? now };
  });
  if (
    rows.length === stored.length &&
    rows.every(row => firstSeen.has(keyOf(row)))
  ) {
    return false;
  }
  await atEntities(tx, alone).delete();
  await insertBatches(tx, 'edges', rows);
  await tx('evaluation_state').increment('edge_revision', 1);
  return true;
}

function atEntities(
  tx: Knex.Transaction,
  refs: string[] | undefined,
): Knex.QueryBuilder {
  const query = tx('edges').whereIn('origin', ORIGINS);
  return refs
    ? query.where(inner =>
        inner.whereIn('from_ref', refs).orWhereIn('to_ref', refs),
      )
    : query;
}

function toRow(edge: LineageEdge, now: string): EdgeRow {
  return {
    from_ref: edge.from,
    to_ref: edge.to,
    relation: edge.relation,
    origin: edge.origin,
    crosses_teams: edge.crossesTeams,
    first_seen_at: now,
  };
}

/** Databases give booleans back in their own ways. */
function keyOf(row: EdgeRow): string {
  return JSON.stringify([
    row.from_ref,
    row.to_ref,
    row.relation,
    row.origin,
    Boolean(row.crosses_teams),
  ]);
}
