import {
  CatalogSnapshot,
  distinctPeople,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { insertBatches } from '../database/batches';
import { lowerCase } from '../scorecards/lowerCase';

/** Syncs the stored groups and the group tree with a snapshot. Writes nothing if nothing differs. */
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
      member_count: distinctPeople(snapshot, snapshot.members(group.ref))
        .length,
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

/** Replaces the rows of a small table if they differ. */
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
