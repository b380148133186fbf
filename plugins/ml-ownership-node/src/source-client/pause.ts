import { setTimeout } from 'node:timers/promises';

/**
 * Waits for a time.
 *
 * @throws the reason of the signal
 */
export async function pause(
  milliseconds: number,
  signal?: AbortSignal,
): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(error => {
    signal?.throwIfAborted();
    throw error;
  });
}
