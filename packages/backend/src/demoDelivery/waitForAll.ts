import { LoggerService } from '@backstage/backend-plugin-api';
import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from './messageOf';

/** How often the backend is asked whether it is ready, and how long, in milliseconds. */
const POLL = 1000;
const PATIENCE = 5 * 60_000;

/** How many of the things that are missing are named. */
const NAMED = 5;

/**
 * Waits until nothing is missing any more. After five minutes it says what is and returns, so that a delivery goes on with
 * what is there.
 *
 * @param what - what is waited for, to follow "Waited in vain for"
 * @param findMissing - what is missing, a sentence each; an error of it counts as one
 * @throws the reason of the signal where that is aborted
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
    `Waited in vain for ${what}: ${missing.slice(0, NAMED).join('; ')}`,
  );
}
