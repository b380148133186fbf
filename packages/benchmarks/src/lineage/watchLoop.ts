import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION = 1;

/**
 * The longest time that this thread was busy without a break while something happened, in milliseconds.
 */
export async function watchLoop<T>(
  action: () => Promise<T>,
): Promise<{ result: T; longestBlock: number }> {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION });
  histogram.enable();
  const result = await action();
  // One more round, for what came last.
  await new Promise(resolve => setTimeout(resolve, 5));
  histogram.disable();
  return { result, longestBlock: histogram.max / 1e6 - RESOLUTION };
}
