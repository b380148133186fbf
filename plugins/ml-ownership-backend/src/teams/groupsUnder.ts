import { Knex } from 'knex';

/**
 * The refs of a group and of the groups below it, as a subquery. A group that is missing from the catalog yields only
 * itself.
 */
export function groupsUnder(client: Knex, groupRef: string): Knex.QueryBuilder {
  return client('team_tree')
    .select('descendant')
    .where({ ancestor: groupRef })
    .unionAll(client.select(client.raw('cast(? as text)', [groupRef])));
}
