import { LifecycleService, LoggerService } from '@backstage/backend-plugin-api';

/**
 * Delivers something in the background once the backend has started, and stops with it.
 *
 * @param what - what is delivered, to begin a sentence with
 */
export function deliverAfterStart(
  what: string,
  options: { lifecycle: LifecycleService; logger: LoggerService },
  deliver: (signal: AbortSignal) => Promise<unknown>,
): void {
  const { lifecycle, logger } = options;
  const stopping = new AbortController();
  let delivering: Promise<unknown> | undefined;
  lifecycle.addStartupHook(() => {
    // Not awaited: it waits for the catalog, and the start must not wait for it.
    delivering = deliver(stopping.signal).catch(error => {
      if (!stopping.signal.aborted) {
        logger.error(`${what} is not delivered`, error);
      }
    });
  });
  lifecycle.addShutdownHook(async () => {
    stopping.abort();
    await delivering;
  });
}
