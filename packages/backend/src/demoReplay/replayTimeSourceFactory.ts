import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  DatabaseService,
} from '@backstage/backend-plugin-api';
import { replayServiceRef } from './replayServiceRef';

type Database = Awaited<ReturnType<DatabaseService['getClient']>>;

/** The readings of the clock of the ML Ownership backend: see its `DatabaseClock`. */
interface TimeSource {
  processTime(): number;
  elapsed(): number;
  databaseTime(client: Database): Promise<number> | undefined;
}

/** Not exported by the ML Ownership backend, because no installation but this demo begins in the past. */
const timeSourceServiceRef = createServiceRef<TimeSource>({
  id: 'ml-ownership.time-source',
});

/** How long before its first start the demo begins, in days. */
export const DAYS_OF_HISTORY = 90;

/**
 * Begins a replay if the database of the ML Ownership backend is empty, and is its clock until the replay is over.
 * Afterwards, and with a database that has content, the clock is the usual one.
 */
export const replayTimeSourceFactory = createServiceFactory({
  service: timeSourceServiceRef,
  deps: {
    config: coreServices.rootConfig,
    database: coreServices.database,
    logger: coreServices.logger,
    replay: replayServiceRef,
  },
  async factory({ config, database, logger, replay: { clock } }) {
    if (config.getOptionalBoolean('demo.history')) {
      const client = await database.getClient();
      if (await isEmpty(client)) {
        logger.info(`The demo begins ${DAYS_OF_HISTORY} days ago`);
        clock.begin(DAYS_OF_HISTORY);
      }
    }
    return {
      processTime: () => clock.time(),
      elapsed: () => performance.now(),
      databaseTime: client =>
        clock.isReplaying || client.client.config.client !== 'pg'
          ? undefined
          : readPostgresTime(client),
    };
  },
});

async function isEmpty(client: Database): Promise<boolean> {
  return (
    !(await client.schema.hasTable('scorecards')) ||
    (await client('scorecards').first('entity_ref')) === undefined
  );
}

async function readPostgresTime(client: Database): Promise<number> {
  const { rows } = await client.raw(
    'SELECT extract(epoch FROM clock_timestamp()) * 1000 AS time',
  );
  return Number(rows[0].time);
}
