import { Knex } from 'knex';

/**
 * Runs several statements that read the database as of one moment, so that their results fit together.
 *
 * @param read - only reads, with the given client
 */
export function readAtOnce<T>(
  client: Knex,
  read: (tx: Knex) => Promise<T>,
): Promise<T> {
  // SQLite has one connection, so that nothing is written meanwhile.
  return client.transaction(
    read,
    client.client.config.client === 'pg'
      ? { isolationLevel: 'repeatable read', readOnly: true }
      : undefined,
  );
}
