import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import { Call, Order } from './callerThread';

const THREAD = resolvePackagePath('benchmarks', 'src/lineage/callerThread.ts');

/**
 * Calls the API of a backend from another thread.
 */
export class Caller {
  private readonly worker = new Worker(THREAD);
  private readonly url: string;

  constructor(server: Server) {
    const { port } = server.address() as AddressInfo;
    this.url = `http://localhost:${port}/api/ml-ownership/v1`;
  }

  /** Makes the server compile its request validators, whatever it answers. */
  async warmUp(paths: string[]): Promise<void> {
    for (const path of paths) {
      await (await fetch(this.url + path)).text();
    }
  }

  /** Sends requests one after the other. */
  send(user: string, paths: string[]): Promise<Call[]> {
    return this.order({ url: this.url, user, paths });
  }

  /**
   * Sends a lineage request and another one repeatedly, until the lineage has a revision.
   *
   * @param every - interval in milliseconds
   */
  async sendUntil(
    user: string,
    { path, other, every }: { path: string; other: string; every: number },
    revision: number,
  ): Promise<{ calls: Call[]; milliseconds: number }> {
    const started = performance.now();
    let milliseconds = 0;
    const calls = await this.order(
      { url: this.url, user, path, other, every },
      answered => {
        if (answered >= revision && milliseconds === 0) {
          milliseconds = performance.now() - started;
          this.worker.postMessage('stop' satisfies Order);
        }
      },
    );
    return { calls, milliseconds };
  }

  stop(): Promise<number> {
    return this.worker.terminate();
  }

  private order(
    order: Order,
    onRevision?: (revision: number) => void,
  ): Promise<Call[]> {
    return new Promise((resolve, reject) => {
      const onMessage = (message: { calls?: Call[]; revision?: number }) => {
        if (message.calls) {
          this.worker.off('message', onMessage);
          this.worker.off('error', reject);
          resolve(message.calls);
        } else {
          onRevision?.(message.revision!);
        }
      };
      this.worker.on('message', onMessage);
      this.worker.once('error', reject);
      this.worker.postMessage(order);
    });
  }
}
