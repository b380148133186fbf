import createKnex, { Knex } from 'knex';

/** The address of a database for another process: the file of SQLite, or the connection of PostgreSQL. */
export type DatabaseAddress =
  | { client: 'better-sqlite3'; file: string }
  | { client: 'pg'; url: string };

/** Opens a database as Backstage does. */
export function openDatabase(address: DatabaseAddress): Knex {
  return address.client === 'pg'
    ? createKnex({ client: 'pg', connection: address.url })
    : createKnex({
        client: 'better-sqlite3',
        connection: address.file,
        useNullAsDefault: true,
      });
}
