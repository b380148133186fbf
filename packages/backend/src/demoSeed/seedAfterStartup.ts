import { LifecycleService, LoggerService } from '@backstage/backend-plugin-api';

/**
 * Runs a seeder in the background once the backend has started, and stops with it.
 *
 * @param what - the subject of log messages, at the beginning of a sentence
 */
export function seedAfterStartup(
  what: string,
  options: { lifecycle: LifecycleService; logger: LoggerService },
  seed: (signal: AbortSignal) => Promise<unknown>,
): void {
  const { lifecycle, logger } = options;
  const stopping = new AbortController();
  let seeding: Promise<unknown> | undefined;
  lifecycle.addStartupHook(() => {
    // Not awaited, because it waits for the catalog, which must not delay the start.
    seeding = seed(stopping.signal).catch(error => {
      if (!stopping.signal.aborted) {
        logger.error(`${what} could not be seeded`, error);
      }
    });
  });
  lifecycle.addShutdownHook(async () => {
    stopping.abort();
    await seeding;
  });
}
