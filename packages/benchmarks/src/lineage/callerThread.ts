/*
 * Sends requests from a thread of its own, so that neither side's work is taken for the other's.
 */
import { mockCredentials } from '@backstage/backend-test-utils';
import { parentPort } from 'node:worker_threads';

/** What to send. */
export type Order =
  /** One after the other. */
  | { url: string; user: string; paths: string[] }
  /**
   * One of lineage and one of something else every so many milliseconds, whether or not those before were answered, until told
   * to stop.
   */
  | { url: string; user: string; path: string; other: string; every: number }
  | 'stop';

/** How one request went. */
export interface Call {
  path: string;
  milliseconds: number;
  bytes: number;
  body: string;
}

/** Requests of lineage that wait for an answer; all of them wait for a first load. */
const MOST_WAITING = 20;

let stop: (() => void) | undefined;

parentPort!.on('message', async (order: Order) => {
  if (order === 'stop') {
    stop?.();
    return;
  }
  const send = async (path: string): Promise<Call> => {
    const started = performance.now();
    const response = await fetch(order.url + path, {
      headers: { Authorization: mockCredentials.user.header(order.user) },
    });
    const body = await response.text();
    const milliseconds = performance.now() - started;
    if (!response.ok) {
      throw new Error(`${path} answered ${response.status}: ${body}`);
    }
    return { path, milliseconds, bytes: body.length, body };
  };
  const calls: Call[] = [];
  if ('paths' in order) {
    for (const path of order.paths) {
      calls.push(await send(path));
    }
  } else {
    const sent: Promise<Call>[] = [];
    let waiting = 0;
    const ask = () => {
      sent.push(send(order.other));
      if (waiting < MOST_WAITING) {
        waiting += 1;
        const call = send(order.path);
        sent.push(call);
        call.then(({ body }) => {
          waiting -= 1;
          parentPort!.postMessage({ revision: JSON.parse(body).revision });
        });
      }
    };
    await new Promise<void>(resolve => {
      ask();
      const timer = setInterval(ask, order.every);
      stop = () => {
        clearInterval(timer);
        resolve();
      };
    });
    calls.push(...(await Promise.all(sent)));
  }
  parentPort!.postMessage({ calls });
});
