import { mockCredentials } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
// The module under test, with the recordings of its own tests, which are not part of its API.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports, no-restricted-imports
import mlOwnershipModuleOpenLineage from '../../../ml-ownership-backend-module-openlineage/src';
import { company, mlEntity } from './exampleOrg';
import { TestBackend } from './onEachDatabase';

const RECORDED = join(
  __dirname,
  '../../../ml-ownership-backend-module-openlineage/src/__fixtures__/recorded',
);

/** The subject of the token that may send events. */
const EMITTER = 'external:airflow';

export const FEATURE_BUILD = 'pipeline:default/feature-build';
export const TRAINING = 'pipeline:default/churn-training';
export const FEATURES = 'dataset:default/features';
export const EVENTS = 'dataset:default/events';

/** The event of a recorded request. */
export function recorded(name: string): any {
  return JSON.parse(readFileSync(join(RECORDED, `${name}.json`), 'utf8')).body;
}

/** Options of a backend that receives events. */
export function receiving(
  options: { entities?: Entity[]; config?: JsonObject } = {},
) {
  return {
    entities: options.entities ?? connectedCompany(),
    features: [mlOwnershipModuleOpenLineage],
    config: { openlineage: { writers: [EMITTER], ...options.config } },
  };
}

/** The example company, whose pipelines dbt and Airflow run. */
export function connectedCompany(): Entity[] {
  const others = company().filter(
    ({ kind, metadata }) =>
      !['events', 'features'].includes(metadata.name) && kind !== 'Pipeline',
  );
  return [
    ...others,
    annotated(
      mlEntity('Dataset', 'events', { owner: 'group:default/platform' }),
      {
        'mlownership.dev/dataset-aliases':
          'duckdb:///data/lake.duckdb/lake.main.raw_clicks',
      },
    ),
    annotated(
      mlEntity('Dataset', 'features', {
        producedBy: ['feature-build'],
        freshness: 'PT24H',
      }),
      {
        'mlownership.dev/dataset-aliases':
          'duckdb:///data/lake.duckdb/lake.main.customer_features, s3://lake/features/customer',
      },
    ),
    annotated(
      mlEntity('Pipeline', 'feature-build', { consumes: ['events'] }),
      { 'mlownership.dev/openlineage-job': 'dbt-prod/dbt-run-features' },
      [
        { type: 'consumes', targetRef: EVENTS },
        { type: 'produces', targetRef: FEATURES },
      ],
    ),
    annotated(
      mlEntity('Pipeline', 'churn-training', {
        consumes: ['features'],
        produces: ['model:default/churn'],
      }),
      { 'mlownership.dev/openlineage-job': 'airflow-prod/churn_training' },
      [
        { type: 'consumes', targetRef: FEATURES },
        { type: 'produces', targetRef: 'model:default/churn' },
      ],
    ),
  ];
}

/** An entity with annotations and relations. */
export function annotated(
  entity: Entity,
  annotations: Record<string, string>,
  relations?: Entity['relations'],
): Entity {
  return {
    ...entity,
    metadata: { ...entity.metadata, annotations },
    relations,
  };
}

/** An event of a run. */
export function runEvent(
  eventType: string | null,
  more: {
    run?: string;
    job?: string;
    at?: string;
    inputs?: object[] | null;
    outputs?: object[] | null;
    jobFacets?: object;
    runFacets?: object;
  } = {},
) {
  return {
    eventType,
    eventTime: more.at ?? '2026-11-29T02:00:00Z',
    run: { runId: more.run ?? 'run-1', facets: more.runFacets },
    job: { namespace: 'jobs', name: more.job ?? 'job', facets: more.jobFacets },
    inputs: more.inputs,
    outputs: more.outputs,
  };
}

/** A dataset of an event. */
export function dataset(name: string, facets?: object) {
  return { namespace: 's3://lake', name, facets };
}

/** Sends a body as the emitter does, or as another caller. */
export function post(
  { server }: TestBackend,
  path: '' | '/batch',
  header = emitterHeader(),
) {
  return request(server)
    .post(`/api/ml-ownership/openlineage/api/v1/lineage${path}`)
    .set('Content-Type', 'application/json')
    .set('Authorization', header);
}

export function emitterHeader(subject = EMITTER): string {
  return mockCredentials.service.header({
    onBehalfOf: mockCredentials.service(subject),
    targetPluginId: 'ml-ownership',
  });
}

/** Sends events one by one, all of which have to be accepted. */
export async function send(backend: TestBackend, ...events: object[]) {
  for (const event of events) {
    await post(backend, '').send(event).expect(200);
  }
}

/** Waits until everything that was sent is processed. */
export async function settle(backend: TestBackend) {
  await backend.runTask('ml-ownership-openlineage-process');
}

/** The observed edges as texts; ghost datasets by their names. */
export async function observedEdges({ knex }: TestBackend): Promise<string[]> {
  const ghosts = new Map<string, string>(
    (await knex('ghosts').select('ref', 'normalized_name')).map(row => [
      row.ref,
      row.normalized_name,
    ]),
  );
  const edges = await knex('edges').whereIn('origin', ['observed', 'inferred']);
  return edges
    .map(({ from_ref: from, to_ref: to, relation, origin }) =>
      [
        ghosts.get(from) ?? from,
        relation,
        ghosts.get(to) ?? to,
        ...(origin === 'inferred' ? [origin] : []),
      ].join(' '),
    )
    .sort();
}

/** What is stored of events, without what only processing needs. */
export async function readEvents({ knex }: TestBackend) {
  const runs = await knex('openlineage_runs').orderBy('run_id');
  return {
    runs: runs.map(
      ({ revision: _, is_dirty: __, claimed_until: ___, ...row }) => row,
    ),
    data: await knex('openlineage_run_datasets').orderBy([
      'run_id',
      'dataset_id',
      'direction',
    ]),
    datasets: await knex('openlineage_datasets')
      .select('dataset_id', 'last_at')
      .orderBy('dataset_id'),
    symlinks: await knex('openlineage_symlinks').orderBy([
      'dataset_id',
      'symlink_id',
    ]),
    assertions: await knex('openlineage_assertions').orderBy([
      'dataset_id',
      'assertion_id',
    ]),
  };
}
