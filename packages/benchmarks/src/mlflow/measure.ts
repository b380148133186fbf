import { performance } from 'node:perf_hooks';
import { MlflowProcess } from './MlflowProcess';

const MB = 1_000_000;
const SAMPLE_MS = 20;

/** Duration, requests and memory of some work. */
export async function measure(
  name: string,
  models: number,
  mlflow: MlflowProcess,
  work: () => Promise<unknown>,
): Promise<Record<string, string | number>> {
  await mlflow.requests();
  global.gc?.();
  const before = process.memoryUsage().heapUsed;
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().heapUsed);
  }, SAMPLE_MS);
  const from = performance.now();
  await work();
  const seconds = (performance.now() - from) / 1000;
  clearInterval(timer);
  global.gc?.();
  const requests = await mlflow.requests();
  return {
    '': name,
    seconds: seconds.toFixed(2),
    requests,
    'per model': (requests / models).toFixed(4),
    'peak heap MB': Math.round((peak - before) / MB),
    'kept MB': ((process.memoryUsage().heapUsed - before) / MB).toFixed(1),
  };
}
