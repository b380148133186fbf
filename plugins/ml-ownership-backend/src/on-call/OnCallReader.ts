import { LoggerService } from '@backstage/backend-plugin-api';
import {
  OnCallReading,
  SourceError,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { withTimeout } from '../drills/RunbookReaderRegistry';
import { Clock } from '../time/Clock';
import { RegisteredOnCallSource } from './OnCallSourceRegistry';

/** Longest time that a user waits for a system, in milliseconds. */
const PATIENCE = 3_000;

/** Time for which readings and failures are shared, in milliseconds. The page asks once a minute. */
const CACHE_MILLISECONDS = 30_000;
const CACHE_ENTRIES = 1_000;

/** What a system answered, or why it did not. */
export type OnCallOutcome =
  | { reading: OnCallReading; readAt: string }
  | { reason: string };

/**
 * Reads who is on call now. Callers share a reading for half a minute, and so they do a failure: otherwise, everybody
 * would wait for a system that is down.
 */
export class OnCallReader {
  private readonly cache = new Map<
    string,
    { expires: number; outcome: Promise<OnCallOutcome> }
  >();

  constructor(
    private readonly options: { clock: Clock; logger: LoggerService },
  ) {}

  /** Reads a service or team of a system; never rejects. */
  async read(
    system: RegisteredOnCallSource,
    subject: string,
  ): Promise<OnCallOutcome> {
    const key = JSON.stringify([system.id, subject]);
    const now = this.options.clock.time();
    const cached = this.cache.get(key);
    if (cached && cached.expires > now) {
      return cached.outcome;
    }
    for (const [other, { expires }] of this.cache) {
      if (expires <= now || this.cache.size >= CACHE_ENTRIES) {
        this.cache.delete(other);
      }
    }
    const outcome = this.ask(system, subject);
    this.cache.set(key, { expires: now + CACHE_MILLISECONDS, outcome });
    return outcome;
  }

  private async ask(
    { title, source }: RegisteredOnCallSource,
    subject: string,
  ): Promise<OnCallOutcome> {
    const { clock, logger } = this.options;
    const signal = AbortSignal.timeout(PATIENCE);
    try {
      const reading = await withTimeout(
        source.read(subject, { signal }),
        signal,
      );
      return { reading, readAt: clock.now() };
    } catch (error) {
      logger.warn(`${title} could not be asked who is on call: ${error}`);
      return {
        // The message of a SourceError is written for users.
        reason:
          error instanceof SourceError
            ? error.message
            : `${title} did not answer within ${PATIENCE / 1000} seconds`,
      };
    }
  }
}
