import { Knex } from 'knex';
import { COUNT_COLUMNS } from '../foundations/countColumns';

/** The tables of changes, with their columns of values before the change. */
const CARRIED = {
  scorecard_changes: [
    'previous_owner',
    'previous_verdict',
    'previous_level',
    'previous_system_verdict',
    'previous_system_level',
    'previous_rules_version',
  ],
  foundation_changes: [
    'previous_owner',
    ...COUNT_COLUMNS.map(column => `previous_${column}`),
  ],
};

/**
 * Merges all changes of an entity within one day (UTC) into one, with the status before and after that day.
 *
 * @param before - the day, as YYYY-MM-DD, from which on all changes are kept
 */
export async function pruneChanges(
  client: Knex,
  before: string,
): Promise<void> {
  for (const [table, carried] of Object.entries(CARRIED)) {
    await client.transaction(tx => mergeDays(tx, table, carried, before));
  }
}

async function mergeDays(
  tx: Knex.Transaction,
  table: string,
  carried: readonly string[],
  before: string,
): Promise<void> {
  const day = `substr(${table}.changed_at, 1, 10)`;
  const ranked = () =>
    tx(table)
      .where('changed_at', '<', before)
      .select(
        'id',
        tx.raw(
          `row_number() over (partition by entity_ref, ${day} order by id desc) as place`,
        ),
        tx.raw(`count(*) over (partition by entity_ref, ${day}) as changes`),
      );
  const ids = (which: (builder: Knex.QueryBuilder) => void) =>
    tx.from(ranked().as('ranked')).modify(which).select('id');
  const ofThatDay = (column: string) =>
    tx.raw(
      `(select first_change.${column} from ${table} as first_change
        where first_change.entity_ref = ${table}.entity_ref
          and first_change.changed_at >= ${day}
          and first_change.changed_at <= ${table}.changed_at
        order by first_change.id limit 1)`,
    );
  await tx(table)
    .whereIn(
      'id',
      ids(builder => builder.where('place', 1).where('changes', '>', 1)),
    )
    .update(
      Object.fromEntries(carried.map(column => [column, ofThatDay(column)])),
    );
  await tx(table)
    .whereIn(
      'id',
      ids(builder => builder.where('place', '>', 1)),
    )
    .delete();
}
