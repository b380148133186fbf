import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';

/** Source of the readings of a {@link DatabaseClock}. */
export interface TimeSource {
  /** The clock of this process, which may be wrong: milliseconds since 1970. */
  processTime(): number;
  /** Milliseconds since some moment, by a monotonic clock. */
  elapsed(): number;
  /** The clock of the database: milliseconds since 1970. Undefined if it has none of its own, as with SQLite. */
  databaseTime(client: Knex): Promise<number> | undefined;
}

/** The clock of this process, and that of PostgreSQL. */
export const defaultTimeSource: TimeSource = {
  // eslint-disable-next-line no-restricted-syntax
  processTime: () => Date.now(),
  elapsed: () => performance.now(),
  databaseTime: client =>
    client.client.config.client === 'pg' ? readPostgresTime(client) : undefined,
};

/** The readings of this plugin's clock; tests can replace it. */
export const timeSourceServiceRef = createServiceRef<TimeSource>({
  id: 'ml-ownership.time-source',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {},
      factory: () => defaultTimeSource,
    }),
});

/** The wall-clock time, not the start of the transaction. */
async function readPostgresTime(client: Knex): Promise<number> {
  const { rows } = await client.raw(
    'SELECT extract(epoch FROM clock_timestamp()) * 1000 AS time',
  );
  return Number(rows[0].time);
}
