/*
 * Evaluates a generated catalog, and reads the result over HTTP, on SQLite and on PostgreSQL.
 *
 *   yarn workspace benchmarks bench:evaluation [number of models, 1000 where absent]
 */
import {
  coreServices,
  createServiceFactory,
  SchedulerService,
  SchedulerServiceTaskInvocationDefinition,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import mlOwnershipPlugin from '@mlownership/backstage-plugin-ml-ownership-backend';
import { Knex } from 'knex';
import { AddressInfo } from 'node:net';
import { startDatabases } from '../databases/startDatabases';
import { generateCatalog } from './generateCatalog';

const PAGE = 500;
const REQUESTS = 50;
const PATHS = [
  '/scorecards?limit=50&sort=level',
  '/scorecards?limit=50&q=number%207&kind=Model',
  '/scorecards/model/default/model-1',
  '/teams?limit=50',
  '/teams/default/company',
  '/portfolio',
  '/lineage?root=dataset:default/shared-0&downstreamDepth=10',
];

type Task = SchedulerServiceTaskInvocationDefinition;
type Row = Record<string, string | number>;

async function main() {
  const models = Number(process.argv[2] ?? 1000);
  const entities = generateCatalog(models);
  const { databases, stop } = await startDatabases();
  try {
    const writing: Row[] = [];
    const reading: Row[] = [];
    for (const { name, knex } of databases) {
      await measure(name, knex, entities, writing, reading);
    }
    const mlEntities = entities.filter(({ apiVersion }) =>
      apiVersion.startsWith('mlownership'),
    ).length;
    process.stdout.write(
      `${models} models, ${mlEntities} entities with a scorecard, ${entities.length} in all\n`,
    );
    // eslint-disable-next-line no-console
    console.table(writing);
    // eslint-disable-next-line no-console
    console.table(reading);
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
) {
  const state = { entities };
  const { backend, task } = await startBackend(knex, state);
  const evaluate = async (what: string) => {
    global.gc?.();
    let statements = 0;
    const count = () => {
      statements++;
    };
    knex.on('query', count);
    const started = performance.now();
    await task.fn(new AbortController().signal);
    const milliseconds = Math.round(performance.now() - started);
    knex.removeListener('query', count);
    writing.push({
      database,
      what,
      milliseconds,
      statements,
      'heap MB': Math.round(process.memoryUsage().heapUsed / 1e6),
    });
  };
  await evaluate('cold');
  await evaluate('nothing changed');
  state.entities = entities.map(entity =>
    entity.metadata.name === 'model-1'
      ? { ...entity, spec: { ...entity.spec, tier: 4 } }
      : entity,
  );
  await evaluate('one changed');

  const { port } = backend.server.address() as AddressInfo;
  for (const path of PATHS) {
    const times: number[] = [];
    let bytes = 0;
    for (let request = 0; request < REQUESTS; request++) {
      const started = performance.now();
      const response = await fetch(
        `http://localhost:${port}/api/ml-ownership/v1${path}`,
        { headers: { Authorization: mockCredentials.user.header() } },
      );
      bytes = (await response.text()).length;
      times.push(performance.now() - started);
      if (!response.ok) {
        throw new Error(`${path} answered ${response.status}`);
      }
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
}

async function startBackend(knex: Knex, state: { entities: Entity[] }) {
  let task: Task | undefined;
  const catalog: Partial<CatalogService> = {
    getEntityByRef: async ref =>
      state.entities.find(
        entity =>
          stringifyEntityRef(entity) ===
          (typeof ref === 'string' ? ref : stringifyEntityRef(ref)),
      ),
    async *streamEntities(query) {
      const filter = query?.filter as { kind: string[] };
      const matching = state.entities.filter(({ kind }) =>
        filter.kind.includes(kind),
      );
      for (let start = 0; start < matching.length; start += PAGE) {
        yield matching.slice(start, start + PAGE);
      }
    },
  };
  const backend = await startTestBackend({
    features: [
      mlOwnershipPlugin,
      mockServices.database.factory({ knex }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () =>
          ({
            scheduleTask: async (scheduled: Task) => {
              task = scheduled;
            },
          } as unknown as SchedulerService),
      }),
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => catalog as CatalogService,
      }),
    ],
  });
  return { backend, task: task! };
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
