import { Knex } from 'knex';
import { groupsUnder } from '../../teams/groupsUnder';

/** Limits a query to rows whose owner is a group or below it; all if absent. */
export function whereOwnedBy(
  client: Knex,
  query: Knex.QueryBuilder,
  column: string,
  team: string | undefined,
): void {
  if (team) {
    query.whereIn(column, groupsUnder(client, team));
  }
}
