import { Knex } from 'knex';

/** Columns of scorecard_changes with the values before the change. */
const CARRIED = [
  'previous_owner',
  'previous_verdict',
  'previous_level',
  'previous_system_verdict',
  'previous_system_level',
  'previous_rules_version',
] as const;

const DAY = 'substr(scorecard_changes.changed_at, 1, 10)';

/**
 * Merges all changes of an entity within one day (UTC) into one, with the status before and after that day.
 *
 * @param before - the day, as YYYY-MM-DD, from which on all changes are kept
 */
export async function pruneChanges(
  client: Knex,
  before: string,
): Promise<void> {
  await client.transaction(async tx => {
    const ranked = () =>
      tx('scorecard_changes')
        .where('changed_at', '<', before)
        .select(
          'id',
          tx.raw(
            `row_number() over (partition by entity_ref, ${DAY} order by id desc) as place`,
          ),
          tx.raw(`count(*) over (partition by entity_ref, ${DAY}) as changes`),
        );
    const ids = (which: (builder: Knex.QueryBuilder) => void) =>
      tx.from(ranked().as('ranked')).modify(which).select('id');
    const ofThatDay = (column: string) =>
      tx.raw(
        `(select first_change.${column} from scorecard_changes as first_change
          where first_change.entity_ref = scorecard_changes.entity_ref
            and first_change.changed_at >= ${DAY}
            and first_change.changed_at <= scorecard_changes.changed_at
          order by first_change.id limit 1)`,
      );
    await tx('scorecard_changes')
      .whereIn(
        'id',
        ids(builder => builder.where('place', 1).where('changes', '>', 1)),
      )
      .update(
        Object.fromEntries(CARRIED.map(column => [column, ofThatDay(column)])),
      );
    await tx('scorecard_changes')
      .whereIn(
        'id',
        ids(builder => builder.where('place', '>', 1)),
      )
      .delete();
  });
}
