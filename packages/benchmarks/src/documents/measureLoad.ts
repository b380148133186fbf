import { ChildProcess, fork } from 'node:child_process';
import { on } from 'node:events';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { MlEntity } from '@mlownership/backstage-plugin-ml-ownership-common';
import { collectOnce } from '@mlownership/backstage-plugin-ml-ownership-node/testUtils';
// The collector is not part of the module's API.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports, no-restricted-imports
import { createTestCollector } from '../../../../plugins/ml-ownership-backend-module-documents/src/__testUtils__/createTestCollector';

const BATCH = 20;

/** Batches at the same time. The backend reads one after the other. */
const AT_A_TIME = 1;

/** How long the idle event loop is watched first: other processes delay it too. */
const IDLE_MS = 10_000;

/** Half of the entities are Models with a runbook and a lock file, half are Datasets with a contract. */
function entityOf(index: number, origin: string): MlEntity {
  const isModel = index % 2 === 0;
  return {
    apiVersion: 'mlownership.dev/v1alpha1',
    kind: isModel ? 'Model' : 'Dataset',
    metadata: {
      name: `entity-${index}`,
      annotations: {
        'backstage.io/managed-by-location': `url:${origin}/${index}/catalog-info.yaml`,
      },
    },
    spec: {
      type: 'x',
      lifecycle: 'production',
      owner: 'group:growth',
      ...(isModel
        ? {
            operations: {
              retrain: { runbook: 'retrain.md', environment: 'uv.lock' },
            },
          }
        : { contract: 'contract.yaml' }),
    },
  };
}

/**
 * Reads the documents of many entities once, with the default rate limits, and prints how long the event loop was
 * blocked.
 */
export async function measureLoad(entities: number, hosts: number) {
  // eslint-disable-next-line no-restricted-syntax
  const child = fork(join(__dirname, 'documentServer.ts'), {
    execArgv: [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
    ],
  });
  try {
    const port = await portOf(child);
    const names = Array.from(
      { length: hosts },
      (_, index) =>
        `127.0.${1 + Math.floor(index / 200)}.${1 + (index % 200)}:${port}`,
    );
    const all = Array.from({ length: entities }, (_, index) =>
      entityOf(index, `http://${names[index % hosts]}`),
    );
    const collector = createTestCollector({ allow: names });
    // Loads the worker thread and the parsers.
    await collectOnce(collector, all.slice(0, BATCH));

    const idle = monitorEventLoopDelay({ resolution: 5 });
    idle.enable();
    await setTimeout(IDLE_MS);
    idle.disable();
    const delay = monitorEventLoopDelay({ resolution: 5 });
    const busy = measureTurns();
    const batches = Array.from(
      { length: Math.ceil(entities / BATCH) },
      (_, n) => all.slice(n * BATCH, (n + 1) * BATCH),
    );
    const counts: Record<string, number> = {};
    const start = performance.now();
    delay.enable();
    await Promise.all(
      Array.from({ length: AT_A_TIME }, async () => {
        for (let batch = batches.shift(); batch; batch = batches.shift()) {
          for (const { evidence, unchecked } of await collectOnce(
            collector,
            batch,
          )) {
            for (const { outcome } of evidence) {
              counts[outcome] = (counts[outcome] ?? 0) + 1;
            }
            for (const { reason } of unchecked ?? []) {
              const key = reason.replace(/\d+/g, '…').slice(0, 200);
              counts[key] = (counts[key] ?? 0) + 1;
            }
          }
        }
      }),
    );
    delay.disable();
    const turns = busy.stop();
    console.table({
      entities,
      hosts,
      seconds: Math.round((performance.now() - start) / 1000),
      'idle event loop late, longest, ms': Math.round(idle.max / 1e6),
      'event loop blocked, longest, ms': Math.round(delay.max / 1e6),
      'event loop blocked, p99, ms': Math.round(delay.percentile(99) / 1e6),
      'processor time between two turns, longest, ms': Math.round(
        turns.at(-1) ?? 0,
      ),
      'processor time between two turns, p99.9, ms': Math.round(
        turns[Math.floor(turns.length * 0.999)] ?? 0,
      ),
      ...counts,
    });
  } finally {
    child.kill();
  }
}

/** The port that the server reports; the transformer of TypeScript sends messages of its own. */
async function portOf(child: ChildProcess): Promise<number> {
  for await (const [message] of on(child, 'message')) {
    if (typeof message === 'number') {
      return message;
    }
  }
  throw new Error('The server of documents ended');
}

/**
 * Processor time of this thread between two turns of the event loop, in milliseconds and ascending. Unlike the delay, it
 * does not include the time that other processes take.
 */
function measureTurns(): { stop(): number[] } {
  const turns: number[] = [];
  let last = process.threadCpuUsage();
  const timer = setInterval(() => {
    const { user, system } = process.threadCpuUsage(last);
    last = process.threadCpuUsage();
    turns.push((user + system) / 1000);
  }, 1);
  return {
    stop() {
      clearInterval(timer);
      return turns.sort((a, b) => a - b);
    },
  };
}
