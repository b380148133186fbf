import { Knex } from 'knex';

/** Refs of the given groups of the catalog and of the groups below them. */
export function groupsBelow(
  client: Knex,
  refs: readonly string[],
): Knex.QueryBuilder {
  return client('team_tree')
    .select('descendant')
    .whereIn('ancestor', [...refs]);
}
