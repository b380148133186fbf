/*
 * Evaluates a generated catalog with its evidence, and reads the result over HTTP, on SQLite and on PostgreSQL.
 *
 *   yarn workspace benchmarks bench:evaluation [number of models, 1000 by default]
 *
 * Each model comes with a dataset, a pipeline and a tenth of a shared dataset: 3226 models are 10,000 entities.
 */
import { mockCredentials } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { AddressInfo } from 'node:net';
import { startDatabases } from '../databases/startDatabases';
import { generateCatalog } from './generateCatalog';
import { generateEvidence } from './generateEvidence';
import { runTechInsights } from './runTechInsights';
import { CRITERIA_PER_ENTITY, startBackend } from './startBackend';

const REQUESTS = 50;
const PATHS = [
  '/scorecards?limit=50&sort=level',
  '/scorecards?limit=50&q=number%207&kind=Model',
  '/scorecards/model/default/model-1',
  '/teams?limit=50',
  '/teams/default/company',
  '/portfolio',
  '/portfolio/history',
  '/teams/default/department-1/history',
  '/changes',
  '/scorecards/model/default/model-1/evidence',
  '/scorecards/model/default/model-1/history',
  '/lineage?root=dataset:default/shared-0&downstreamDepth=10',
];

type Row = Record<string, string | number>;

/** The cost of a number of results. */
interface Run {
  milliseconds: number;
  statements: number;
  results: number;
}

async function main() {
  const models = Number(process.argv[2] ?? 1000);
  const entities = generateCatalog(models);
  const { databases, stop } = await startDatabases();
  try {
    const writing: Row[] = [];
    const reading: Row[] = [];
    const peers: Row[] = [];
    const mlEntities = entities.filter(({ apiVersion }) =>
      apiVersion.startsWith('mlownership'),
    );
    for (const database of databases) {
      const { name, knex, another } = database;
      const ours = await measure(name, knex, entities, writing, reading);
      const theirs = await runTechInsights(await another(), mlEntities);
      peers.push(
        toPeerRow(name, 'ml-ownership, cold', ours),
        toPeerRow(name, 'tech-insights, facts at hand', theirs),
      );
    }
    process.stdout.write(
      `${models} models, ${mlEntities.length} entities with a scorecard of ${CRITERIA_PER_ENTITY} criteria each, ${entities.length} in all\n`,
    );
    // eslint-disable-next-line no-console
    console.table(writing);
    // eslint-disable-next-line no-console
    console.table(reading);
    // eslint-disable-next-line no-console
    console.table(peers);
  } finally {
    await stop();
  }
}

async function measure(
  database: string,
  knex: Knex,
  entities: Entity[],
  writing: Row[],
  reading: Row[],
): Promise<Run> {
  const state = { entities };
  let { backend, task } = await startBackend(knex, state);
  const mlEntities = entities.filter(({ apiVersion }) =>
    apiVersion.startsWith('mlownership'),
  );
  const pieces = await generateEvidence(knex, mlEntities);
  const time = async (what: string, action: () => Promise<unknown>) => {
    global.gc?.();
    let statements = 0;
    let peak = 0;
    const count = () => {
      statements++;
    };
    knex.on('query', count);
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().heapUsed);
    }, 20);
    const started = performance.now();
    await action();
    const milliseconds = Math.round(performance.now() - started);
    clearInterval(watch);
    knex.removeListener('query', count);
    writing.push({
      database,
      what,
      milliseconds,
      statements,
      'peak heap MB': Math.round(
        Math.max(peak, process.memoryUsage().heapUsed) / 1e6,
      ),
    });
  };
  const evaluate = (what: string) =>
    time(what, async () => task.fn(new AbortController().signal));
  const send = async (method: string, path: string, body?: object) => {
    const { port } = backend.server.address() as AddressInfo;
    const response = await fetch(
      `http://localhost:${port}/api/ml-ownership/v1${path}`,
      {
        method,
        body: body && JSON.stringify(body),
        headers: {
          Authorization: mockCredentials.user.header(),
          'Content-Type': 'application/json',
        },
      },
    );
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${path} answered ${response.status}: ${text}`);
    }
    return text;
  };
  await evaluate(`cold, ${pieces} pieces of evidence`);
  const cold = writing.at(-1)!;
  await evaluate('nothing changed');
  state.entities = entities.map(entity =>
    entity.metadata.name === 'model-2'
      ? { ...entity, spec: { ...entity.spec, tier: 4 } }
      : entity,
  );
  await time('evaluate now, a changed model', () =>
    send('POST', '/scorecards/model/default/model-2/evaluate'),
  );
  await time('one piece of evidence, evaluated', () =>
    send('POST', '/evidence', {
      entityRef: 'model:default/model-3',
      criterion: 'observe.relevance-review',
      outcome: 'pass',
      observedAt: new Date().toISOString(),
    }),
  );
  await time('1,000 pieces of evidence for 1,000 models, evaluated', () =>
    send('POST', '/evidence', {
      items: mlEntities
        .filter(({ kind }) => kind === 'Model')
        .slice(0, 1000)
        .map(entity => ({
          entityRef: stringifyEntityRef(entity),
          criterion: 'recover.review',
          outcome: 'pass',
          observedAt: new Date().toISOString(),
        })),
    }),
  );
  await time('what if a person left', () =>
    send('POST', '/what-if', { leaving: ['user:default/user-1-1'] }),
  );
  state.entities = entities.map(entity =>
    entity.metadata.name === 'model-1'
      ? { ...entity, spec: { ...entity.spec, tier: 4 } }
      : entity,
  );
  await evaluate('one changed, the catalog read');
  await backend.stop();
  ({ backend, task } = await startBackend(knex, state));
  await evaluate('nothing changed, on a new replica');

  for (const path of PATHS) {
    const times: number[] = [];
    let bytes = 0;
    for (let request = 0; request < REQUESTS; request++) {
      const started = performance.now();
      bytes = (await send('GET', path)).length;
      times.push(performance.now() - started);
    }
    times.sort((a, b) => a - b);
    reading.push({
      database,
      path,
      'p50 ms': round(times[Math.floor(REQUESTS * 0.5)]),
      'p95 ms': round(times[Math.floor(REQUESTS * 0.95)]),
      bytes,
    });
  }
  await backend.stop();
  return {
    milliseconds: Number(cold.milliseconds),
    statements: Number(cold.statements),
    results: mlEntities.length * CRITERIA_PER_ENTITY,
  };
}

function toPeerRow(database: string, what: string, run: Run): Row {
  return {
    database,
    what,
    results: run.results,
    milliseconds: run.milliseconds,
    statements: run.statements,
    'µs per result': round((run.milliseconds * 1000) / run.results),
  };
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}

main().then(
  () => process.exit(0),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
