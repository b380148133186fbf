import { CatalogSnapshot } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { insertBatches } from '../database/batches';
import { lowerCase } from '../scorecards/ScorecardRow';

/**
 * Makes the stored groups, and which is under which, those of a snapshot. Writes nothing where nothing differs.
 */
export async function writeTeams(
  tx: Knex.Transaction,
  snapshot: CatalogSnapshot,
): Promise<void> {
  const groups = [...snapshot.all()].filter(({ kind }) => kind === 'Group');
  await replaceRows(
    tx,
    'teams',
    groups.map(group => ({
      group_ref: group.ref,
      title: group.title,
      search_text: lowerCase(`${group.title} ${group.ref}`),
      parent: group.parent ?? null,
      members: snapshot.members(group.ref).size,
    })),
  );
  await replaceRows(
    tx,
    'team_tree',
    groups.flatMap(group =>
      [...snapshot.groupAndDescendants(group.ref)].map(descendant => ({
        ancestor: group.ref,
        descendant,
      })),
    ),
  );
}

/** Makes a small table hold exactly some rows, and leaves it alone where it does already. */
async function replaceRows<Row extends object>(
  tx: Knex.Transaction,
  table: string,
  rows: Row[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const stored = (await tx(table).select(...columns)) as Row[];
  const canonical = (list: Row[]) =>
    list
      .map(row =>
        JSON.stringify(columns.map(column => row[column as keyof Row])),
      )
      .sort()
      .join();
  if (canonical(stored) !== canonical(rows)) {
    await tx(table).delete();
    await insertBatches(tx, table, rows);
  }
}
