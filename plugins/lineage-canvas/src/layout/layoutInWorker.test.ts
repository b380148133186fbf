import { layoutGraph } from './layoutGraph';
import { Layout, LayoutRequest } from './types';

const request = (...ids: string[]): LayoutRequest => ({
  nodes: ids.map(id => ({ id, width: 100, height: 40 })),
  edges: [],
  gaps: { layer: 60, node: 20, edge: 10 },
});

/** A worker whose responses are set by the test. */
class WorkerDouble {
  static started: WorkerDouble[] = [];
  received: LayoutRequest[] = [];
  isTerminated = false;
  onmessage?: (event: { data: Layout }) => void;
  onerror?: (event: { preventDefault: () => void }) => void;

  constructor(readonly url: URL) {
    WorkerDouble.started.push(this);
  }
  postMessage(message: LayoutRequest) {
    this.received.push(message);
  }
  terminate() {
    this.isTerminated = true;
  }
  answer() {
    this.onmessage?.({
      data: layoutGraph(this.received[this.received.length - 1]),
    });
  }
}

/** Loads the module as on a new page, with or without workers. */
async function load(worker?: unknown) {
  jest.resetModules();
  Object.assign(globalThis, { Worker: worker });
  return (await import('./layoutInWorker')).layoutInWorker;
}

const idsOf = ({ positions }: Layout) => Object.keys(positions);

describe('layoutInWorker', () => {
  beforeEach(() => {
    WorkerDouble.started = [];
  });
  afterAll(() => {
    Object.assign(globalThis, { Worker: undefined });
  });

  it('runs on the page without worker support', async () => {
    const layoutInWorker = await load();
    const layouts = await Promise.all([
      layoutInWorker(request('a')),
      layoutInWorker(request('b')),
    ]);
    expect(layouts.map(idsOf)).toEqual([['a'], ['b']]);
  });

  it('sends one request at a time to one worker, and skips stale ones', async () => {
    const layoutInWorker = await load(WorkerDouble);
    const aborter = new AbortController();
    const first = layoutInWorker(request('first'), aborter.signal);
    const stale = layoutInWorker(request('stale'), aborter.signal);
    const newest = layoutInWorker(request('newest'));
    const [worker] = WorkerDouble.started;
    expect(String(worker.url)).toMatch(/lineage-canvas\/layout-worker$/);
    expect(worker.received).toEqual([request('first')]);

    aborter.abort();
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    await expect(stale).rejects.toMatchObject({ name: 'AbortError' });
    await expect(
      layoutInWorker(request('late'), aborter.signal),
    ).rejects.toMatchObject({ name: 'AbortError' });

    worker.answer();
    expect(worker.received).toEqual([request('first'), request('newest')]);
    worker.answer();
    expect(idsOf(await newest)).toEqual(['newest']);
    expect(WorkerDouble.started).toHaveLength(1);
  });

  it('runs on the page after the worker failed', async () => {
    const layoutInWorker = await load(WorkerDouble);
    const lost = layoutInWorker(request('lost'));
    const [worker] = WorkerDouble.started;
    worker.onerror?.({ preventDefault: () => {} });
    expect(idsOf(await lost)).toEqual(['lost']);
    expect(worker.isTerminated).toBe(true);
    expect(idsOf(await layoutInWorker(request('next')))).toEqual(['next']);
    expect(WorkerDouble.started).toHaveLength(1);
  });

  it('runs on the page if workers are forbidden', async () => {
    const layoutInWorker = await load(
      class {
        constructor() {
          throw new Error('Forbidden by the page');
        }
      },
    );
    expect(idsOf(await layoutInWorker(request('a')))).toEqual(['a']);
  });
});
