import { LifecycleService, LoggerService } from '@backstage/backend-plugin-api';
import { Replay, ReplayParticipant } from '../demoReplay';

/**
 * Runs a seeder in the background once the backend has started, and stops with it. The seeder takes part in the replay
 * of the past, if there is one.
 *
 * @param what - the subject of log messages, at the beginning of a sentence
 */
export function seedAfterStartup(
  what: string,
  options: {
    lifecycle: LifecycleService;
    logger: LoggerService;
    replay: Replay;
  },
  seed: (
    signal: AbortSignal,
    participant: ReplayParticipant,
  ) => Promise<unknown>,
): void {
  const { lifecycle, logger, replay } = options;
  const stopping = new AbortController();
  const participant = replay.clock.join();
  let seeding: Promise<unknown> | undefined;
  lifecycle.addStartupHook(() => {
    // Not awaited, because it waits for the catalog, which must not delay the start.
    seeding = seed(stopping.signal, participant)
      .catch(error => {
        if (!stopping.signal.aborted) {
          logger.error(`${what} could not be seeded`, error);
        }
      })
      .finally(() => participant.leave());
  });
  lifecycle.addShutdownHook(async () => {
    stopping.abort();
    participant.leave();
    await seeding;
  });
}
