import { UrgentWork } from './UrgentWork';

/** Maximum time that work may block the event loop, in milliseconds. */
const MAX_BLOCKING_MS = 2;

/**
 * Returns a function for long loops that yields to the event loop whenever the loop has blocked it for long enough.
 * Otherwise it returns undefined, so that the loop need not await it.
 *
 * @param urgent - work for which the loop pauses as well
 */
export function createEventLoopYielder(
  urgent?: UrgentWork,
): () => Promise<void> | undefined {
  let started = performance.now();
  const yieldToEventLoop = async () => {
    await new Promise(resolve => setImmediate(resolve));
    await urgent?.pause();
    started = performance.now();
  };
  return () =>
    performance.now() - started > MAX_BLOCKING_MS
      ? yieldToEventLoop()
      : undefined;
}
