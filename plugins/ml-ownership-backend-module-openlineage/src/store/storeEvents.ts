import { Knex } from 'knex';
import { LineageEvent } from '../events';
import { storeDatasets } from './storeDatasets';
import { storeRuns } from './storeRuns';

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
    await client.transaction(async tx => {
      await storeDatasets(tx, events);
      await storeRuns(tx, events);
    });
  }
}
