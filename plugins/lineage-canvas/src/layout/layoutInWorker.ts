import { layoutGraph } from './layoutGraph';
import { Layout, LayoutRequest } from './types';

interface Job {
  request: LayoutRequest;
  signal?: AbortSignal;
  resolve: (layout: Layout) => void;
  reject: (error: unknown) => void;
}

/** The single worker of the page, which runs the first job. */
let worker: Worker | undefined;
/** Not retried after a failure: the page forbids workers, or the file is not served. */
let canWork = typeof Worker !== 'undefined';
const jobs: Job[] = [];

/**
 * Lays a graph out in a worker, so that the page stays responsive, see `layoutGraph`. Falls back to the main thread if
 * there is no worker or it fails.
 *
 * @param signal - rejects the promise immediately when aborted; a job that has not started is never run
 *
 * @public
 */
export function layoutInWorker(
  request: LayoutRequest,
  signal?: AbortSignal,
): Promise<Layout> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    signal?.addEventListener('abort', () => reject(signal.reason), {
      once: true,
    });
    jobs.push({ request, signal, resolve, reject });
    if (jobs.length === 1) {
      begin();
    }
  });
}

/** Starts the first job that has not been aborted. */
function begin() {
  while (jobs[0]?.signal?.aborted) {
    jobs.shift();
  }
  if (jobs.length === 0) {
    return;
  }
  try {
    if (canWork) {
      worker ??= startWorker();
      worker.postMessage(jobs[0].request);
      return;
    }
  } catch {
    giveUpWorker();
  }
  setTimeout(() => finish(layOutHere));
}

function startWorker(): Worker {
  // Imported by the package's export: a path relative to this file would differ between source and build.
  const started = new Worker(
    new URL('@mlownership/lineage-canvas/layout-worker', import.meta.url),
  );
  started.onmessage = ({ data }: MessageEvent<Layout>) =>
    finish(({ resolve }) => resolve(data));
  started.onerror = event => {
    event.preventDefault();
    giveUpWorker();
    finish(layOutHere);
  };
  return started;
}

function giveUpWorker() {
  canWork = false;
  worker?.terminate();
  worker = undefined;
}

function finish(settle: (job: Job) => void) {
  const job = jobs.shift();
  if (job && !job.signal?.aborted) {
    settle(job);
  }
  begin();
}

function layOutHere({ request, resolve, reject }: Job) {
  try {
    resolve(layoutGraph(request));
  } catch (error) {
    reject(error);
  }
}
