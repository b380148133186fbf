import { performance } from 'node:perf_hooks';
import { ServerProcess } from './ServerProcess';

const MB = 1_000_000;
const SAMPLE_MS = 20;

/** Duration, requests and memory of some work. */
export async function measure(
  name: string,
  subjects: { what: string; count: number },
  server: ServerProcess,
  work: () => Promise<unknown>,
): Promise<Record<string, string | number>> {
  await server.requests();
  global.gc?.();
  const before = process.memoryUsage().heapUsed;
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().heapUsed);
  }, SAMPLE_MS);
  const from = performance.now();
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  const seconds = (performance.now() - from) / 1000;
  global.gc?.();
  const requests = await server.requests();
  return {
    '': name,
    seconds: seconds.toFixed(2),
    requests,
    [`per ${subjects.what}`]: (requests / subjects.count).toFixed(4),
    'peak heap MB': Math.round((peak - before) / MB),
    'kept MB': ((process.memoryUsage().heapUsed - before) / MB).toFixed(1),
  };
}
