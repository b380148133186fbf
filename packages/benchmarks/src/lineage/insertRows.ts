import { Knex } from 'knex';

const BATCH = 10_000;

/** Inserts many rows with few statements: each passes its rows as one JSON value. */
export async function insertRows(
  knex: Knex,
  table: string,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) {
    const columns = Object.keys(rows[0]);
    const json = JSON.stringify(rows.slice(start, start + BATCH));
    if (knex.client.config.client === 'pg') {
      const names = columns.map(() => '??').join(', ');
      await knex.raw(
        `insert into ?? (${names}) select ${names} from json_populate_recordset(null::??, ?)`,
        [table, ...columns, ...columns, table, json],
      );
    } else {
      await knex.raw(
        `insert into ?? (${columns.map(() => '??').join(', ')})
         select ${columns
           .map(column => `value ->> '${column}'`)
           .join(', ')} from json_each(?)`,
        [table, ...columns, json],
      );
    }
  }
}
