import { Knex } from 'knex';

/** Limits a query to entities of some kinds; all if absent. */
export function whereKind<T extends Knex.QueryBuilder>(
  query: T,
  kinds: readonly string[] | undefined,
): T {
  if (kinds) {
    query.where(builder => {
      for (const kind of kinds) {
        builder.orWhereLike(
          'entity_ref',
          `${kind.toLocaleLowerCase('en-US')}:%`,
        );
      }
    });
  }
  return query;
}
