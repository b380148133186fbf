import { layoutGraph } from './layoutGraph';
import { Layout, LayoutRequest } from './types';

interface Job {
  request: LayoutRequest;
  signal?: AbortSignal;
  resolve: (layout: Layout) => void;
  reject: (error: unknown) => void;
}

/** One worker for the page, busy with the first job. */
let worker: Worker | undefined;
/** Once it failed it isn't tried again: the page forbids it, or its file isn't served. */
let canWork = typeof Worker !== 'undefined';
const jobs: Job[] = [];

/**
 * Lays a graph out in a worker, so that the page stays responsive, see `layoutGraph`. Where there is no worker, or it
 * fails, the page does it.
 *
 * @param signal - when it is aborted the promise is rejected at once, and work that was not begun never is
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

/** Begins with the first job that is still wanted. */
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
  // The package's own export: a path relative to this file would differ between source and build.
  const started = new Worker(
    new URL(
      '@mlownership/backstage-plugin-ml-ownership/layout-worker',
      import.meta.url,
    ),
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
