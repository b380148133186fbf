import { Knex } from 'knex';

/** The tables with inputs of the evaluation whose rows have a revision. */
const REVISED = [
  'authors',
  'drills',
  'entity_facts',
  'entity_records',
  'evidence',
  'exemptions',
  'predecessors',
  'user_addresses',
] as const;

/** A table with inputs of the evaluation. */
export type InputTable = (typeof REVISED)[number] | 'scorecard_changes';

/**
 * Returns the tables with rows after a revision, in one statement: mostly one input has changed, and the others need not
 * be read.
 *
 * @param lastOwnerChange - id of the last owner change that the reader has
 */
export async function listChangedTables(
  client: Knex,
  since: number,
  lastOwnerChange: number,
): Promise<ReadonlySet<InputTable>> {
  const row: Record<InputTable, boolean | number> = await client
    .select(
      ...REVISED.map(table =>
        client.raw('exists(select 1 from ?? where revision > ?) as ??', [
          table,
          since,
          table,
        ]),
      ),
      client.raw(
        'exists(select 1 from scorecard_changes where id > ? and previous_owner <> owner) as scorecard_changes',
        [lastOwnerChange],
      ),
    )
    .first();
  return new Set(
    (Object.keys(row) as InputTable[]).filter(table => row[table]),
  );
}
