import { Knex } from 'knex';

/** Each of the given groups with the groups below it, including groups missing from the catalog. */
export async function readGroupsBelow(
  client: Knex,
  groups: readonly string[],
): Promise<Map<string, Set<string>>> {
  const rows: { ancestor: string; descendant: string }[] = await client(
    'team_tree',
  ).whereIn('ancestor', [...groups]);
  const below = new Map(groups.map(ref => [ref, new Set([ref])]));
  rows.forEach(row => below.get(row.ancestor)!.add(row.descendant));
  return below;
}
