import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION = 1;

/** Measures the longest time that this thread blocked the event loop during an action, in milliseconds. */
export async function watchLoop<T>(
  action: () => Promise<T>,
): Promise<{ result: T; longestBlock: number }> {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION });
  histogram.enable();
  const result = await action();
  // One more turn of the event loop, to include the last block.
  await new Promise(resolve => setTimeout(resolve, 5));
  histogram.disable();
  return { result, longestBlock: histogram.max / 1e6 - RESOLUTION };
}
