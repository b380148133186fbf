import { Knex } from 'knex';
import { LineageEvent } from '../events';
import { storeDatasets } from './storeDatasets';
import { storeRuns } from './storeRuns';

/** The code of PostgreSQL. */
const DEADLOCK = '40P01';

const MAX_ATTEMPTS = 3;

/**
 * Stores what events say, in one transaction. The same events change nothing, and the order of events makes no
 * difference.
 *
 * @returns when it is durable
 */
export async function storeEvents(
  client: Knex,
  events: readonly LineageEvent[],
): Promise<void> {
  if (events.length > 0) {
    await withoutDeadlock(() =>
      client.transaction(async tx => {
        await storeDatasets(tx, events);
        await storeRuns(tx, events);
      }),
    );
  }
}

/** Transactions lock in one order, but processing may have locked some rows in another. */
async function withoutDeadlock(action: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await action();
    } catch (error) {
      const isDeadlock = (error as { code?: unknown }).code === DEADLOCK;
      if (!isDeadlock || attempt === MAX_ATTEMPTS) {
        throw error;
      }
    }
  }
}
