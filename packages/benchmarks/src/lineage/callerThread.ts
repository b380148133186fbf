/*
 * Sends requests from a separate thread, so that the work of client and server is measured separately.
 */
import { mockCredentials } from '@backstage/backend-test-utils';
import { parentPort } from 'node:worker_threads';

/** Requests to send. */
export type Order =
  /** Sequentially. */
  | { url: string; user: string; paths: string[] }
  /** A lineage request and another one at an interval in milliseconds, without waiting for responses, until stopped. */
  | { url: string; user: string; path: string; other: string; every: number }
  | 'stop';

/** The result of one request. */
export interface Call {
  path: string;
  milliseconds: number;
  bytes: number;
  body: string;
}

/** Maximum number of pending lineage requests; all of them wait for a first load. */
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
