import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { ML_RELATION_PAIRS } from '@mlownership/backstage-plugin-ml-ownership-common';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LineageShape, rootOf } from './generateCatalog';

const PORT = 7027;
/** Timeout. The catalog processes about a hundred entities per second. */
const PATIENCE_MS = 15 * 60_000;

/** The pairs of relations along which data flows; catalog-graph needs them as configuration. */
export const DATA_FLOW_PAIRS = ML_RELATION_PAIRS.filter(
  ({ dataFlow }) => dataFlow !== 'none',
).map(({ forward, reverse }) => [forward.type, reverse.type]);

/**
 * Starts the production build of the app, served by the demo's backend with a generated catalog in place of the
 * examples. It resolves when every entity is evaluated and every relation is stored.
 */
export async function startApp(
  entities: readonly Entity[],
  shapes: readonly LineageShape[],
): Promise<{ url: string; stop: () => Promise<void> }> {
  const file = entities.map(entity => JSON.stringify(entity)).join('\n---\n');
  const server = createServer((_, response) => response.end(file)).listen(
    0,
    'localhost',
  );
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const folder = await mkdtemp(join(tmpdir(), 'bench-browser-'));
  const url = `http://localhost:${PORT}`;
  const config = join(folder, 'app-config.json');
  await writeFile(config, JSON.stringify(configFor(url, `localhost:${port}`)));
  const backend = spawn(
    process.execPath,
    [
      '--require',
      '@backstage/cli-node/config/nodeTransform.cjs',
      'src/index.ts',
      ...['--config', '../../app-config.yaml', '--config', config],
    ],
    {
      cwd: resolvePackagePath('backend'),
      env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'warn' },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  process.once('exit', () => backend.kill());
  const stop = async () => {
    if (backend.exitCode === null) {
      const exit = once(backend, 'exit');
      backend.kill();
      const killing = setTimeout(() => backend.kill('SIGKILL'), 10_000);
      await exit;
      clearTimeout(killing);
    }
    server.close();
    await rm(folder, { recursive: true });
  };
  try {
    await untilReady(url, entities, shapes, () => backend.exitCode === null);
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function configFor(url: string, catalog: string) {
  const later = { hours: 24 };
  const onceOnly = {
    initialDelay: later,
    frequency: later,
    timeout: { minutes: 2 },
  };
  return {
    app: {
      baseUrl: url,
      extensions: [
        {
          'page:catalog-graph': { config: { relationPairs: DATA_FLOW_PAIRS } },
        },
      ],
    },
    backend: {
      baseUrl: url,
      listen: { port: PORT },
      cors: { origin: url },
      reading: { allow: [{ host: catalog }] },
      auth: { externalAccess: [] },
    },
    auth: {
      providers: {
        guest: { dangerouslyAllowOutsideDevelopment: true },
        demo: null,
      },
    },
    catalog: {
      // Entities are not processed again during measurements.
      processingInterval: later,
      locations: [{ type: 'url', target: `http://${catalog}/catalog.yaml` }],
    },
    demo: {
      examples: { enabled: false },
      history: false,
      seed: {
        evidence: false,
        lineage: false,
        drills: false,
        campaigns: false,
      },
      people: [],
    },
    mlOwnership: {
      evidence: { writers: [] },
      evaluation: { schedule: { frequency: { seconds: 60 } } },
      collectors: { schedule: onceOnly },
    },
    search: { collators: { catalog: { schedule: onceOnly } } },
  };
}

async function untilReady(
  url: string,
  entities: readonly Entity[],
  shapes: readonly LineageShape[],
  isRunning: () => boolean,
) {
  const started = Date.now();
  let state = 'The backend does not answer';
  while (Date.now() - started < PATIENCE_MS) {
    if (!isRunning()) {
      throw new Error('The backend has stopped, see its output');
    }
    state = await stateOf(url, entities, shapes).catch(
      error => `The backend does not answer: ${error.message}`,
    );
    if (state === '') {
      return;
    }
    process.stdout.write(`${state}\n`);
    await new Promise(done => setTimeout(done, 10_000));
  }
  throw new Error(`Not ready after ${PATIENCE_MS / 60_000} minutes: ${state}`);
}

/** What is still missing; empty once everything is ready. */
async function stateOf(
  url: string,
  entities: readonly Entity[],
  shapes: readonly LineageShape[],
): Promise<string> {
  const signIn = await fetch(`${url}/api/auth/guest/refresh`, {
    method: 'POST',
  });
  const { backstageIdentity } = (await signIn.json()) as {
    backstageIdentity: { token: string };
  };
  const read = async <T>(path: string): Promise<T> => {
    const answer = await fetch(`${url}/api/${path}`, {
      headers: { authorization: `Bearer ${backstageIdentity.token}` },
    });
    if (!answer.ok) {
      throw new Error(`${path} answered ${answer.status}`);
    }
    return (await answer.json()) as T;
  };
  const kinds = [...new Set(entities.map(({ kind }) => kind))];
  const { totalItems } = await read<{ totalItems: number }>(
    `catalog/entities/by-query?limit=1&filter=${kinds
      .map(kind => `kind=${kind}`)
      .join('&filter=')}`,
  );
  if (totalItems < entities.length) {
    return `${totalItems} of ${entities.length} entities are in the catalog`;
  }
  const expected = entities.filter(({ apiVersion }) =>
    apiVersion.startsWith('mlownership'),
  ).length;
  const { total, evaluation } = await read<{
    total: number;
    evaluation: { state: string };
  }>('ml-ownership/v1/portfolio');
  if (total < expected || evaluation.state !== 'finished') {
    return `${total} of ${expected} entities are evaluated`;
  }
  for (const shape of shapes) {
    const lineage = await read<{
      totals: { upstream: number; downstream: number };
    }>(
      `ml-ownership/v1/lineage?root=${rootOf(
        shape,
      )}&upstreamDepth=50&downstreamDepth=50&limit=1`,
    );
    const { upstream, downstream } = lineage.totals;
    const reached = upstream + downstream + 1;
    if (reached < shape.nodes) {
      return `${reached} of ${shape.nodes} entities are connected`;
    }
  }
  return '';
}
