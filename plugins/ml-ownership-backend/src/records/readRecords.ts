import { Knex } from 'knex';

/** Changes in the records of entities, see `EntityRecord`. */
export interface RecordChanges {
  /** Entities that were re-added as a different entity, and when. */
  renewals: { entityRef: string; at: string }[];
  /** Predecessors of entities; `inForce` is false if the relation has ended. */
  predecessors: { entityRef: string; predecessor: string; inForce: boolean }[];
}

/** The entities that were re-added since a revision. */
export async function readRenewals(
  client: Knex,
  after: number,
): Promise<RecordChanges['renewals']> {
  const renewed: { entity_ref: string; renewed_at: string }[] = await client(
    'entity_records',
  )
    .select('entity_ref', 'renewed_at')
    .where('revision', '>', after)
    .whereNotNull('renewed_at');
  return renewed.map(row => ({
    entityRef: row.entity_ref,
    at: row.renewed_at,
  }));
}

/** The predecessors that were recorded, or have ended, since a revision. */
export async function readPredecessors(
  client: Knex,
  after: number,
): Promise<RecordChanges['predecessors']> {
  const rows: {
    entity_ref: string;
    predecessor: string;
    since: string | null;
  }[] = await client('predecessors')
    .select('entity_ref', 'predecessor', 'since')
    .where('revision', '>', after);
  return rows.map(row => ({
    entityRef: row.entity_ref,
    predecessor: row.predecessor,
    inForce: row.since !== null,
  }));
}
