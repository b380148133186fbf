import { LoggerService } from '@backstage/backend-plugin-api';
import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from './messageOf';

/** Poll interval and timeout, in milliseconds. */
const POLL = 1000;
const PATIENCE = 5 * 60_000;

/** Maximum number of missing items in the log message. */
const NAMED = 5;

/**
 * Waits until nothing is missing. After five minutes it logs the missing items and returns, so that seeding continues
 * without them.
 *
 * @param what - what is awaited, to follow "Waited in vain for"
 * @param findMissing - returns a sentence for each missing item; an error counts as one
 * @throws the reason of the signal if it is aborted
 */
export async function waitForAll(
  what: string,
  findMissing: () => Promise<string[]>,
  options: { logger: LoggerService; signal: AbortSignal },
): Promise<void> {
  const end = Date.now() + PATIENCE;
  let missing: string[];
  do {
    try {
      missing = await findMissing();
    } catch (error) {
      missing = [messageOf(error)];
    }
    if (missing.length === 0) {
      return;
    }
    await wait(POLL, undefined, { signal: options.signal });
  } while (Date.now() < end);
  options.logger.warn(
    `Timed out waiting for ${what}: ${missing.slice(0, NAMED).join('; ')}`,
  );
}
