import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { mention } from '@mlownership/backstage-plugin-ml-ownership-common';
import { StubServer } from '@mlownership/backstage-plugin-ml-ownership-node/testUtils';
import { collectorModule } from '../__testUtils__/collectorModule';
import { controlTimeouts } from '../__testUtils__/controlTimeouts';
import { company } from '../__testUtils__/exampleOrg';
import { onEachDatabase, TestBackend } from '../__testUtils__/onEachDatabase';
import { SILENT_COLLECTOR } from '../__testUtils__/silentCollector';
import { OUTSIDER } from '../__testUtils__/startBackend';

jest.setTimeout(120_000);

const TASKS = '/.backstage/scheduler/v1/tasks';

/** A task as the scheduler of Backstage shows it. */
const task = (taskId: string, taskState: object | null) => ({
  taskId,
  pluginId: 'catalog',
  scope: 'global',
  settings: { version: 2 },
  taskState,
  workerState: null,
});
const ended = (error?: { name: string; message: string }) => ({
  status: 'idle',
  startsAt: '2026-11-29T12:30:00.000+00:00',
  lastRunEndedAt: '2026-11-29T12:00:00.000+00:00',
  ...(error && { lastRunError: JSON.stringify(error) }),
});
const provider = (id: string) => `MlflowEntityProvider:${id}:refresh`;

const other = (kind: string, apiVersion: string, name: string): Entity => ({
  apiVersion,
  kind,
  metadata: { name, namespace: 'default' },
});

onEachDatabase('sources of models in the catalog', start => {
  let catalog: StubServer;

  const begin = async (more: Entity[] = [], hidden: string[] = []) => {
    const url = await catalog.start();
    return start({
      entities: [...company(), ...more],
      hidden,
      features: [
        collectorModule([
          { ...SILENT_COLLECTOR, id: 'mlflow', title: 'MLflow' },
        ]),
        mockServices.discovery.mock({ getBaseUrl: async () => url }).factory,
      ],
    });
  };
  const answer = (status: number, body: unknown) =>
    catalog.instead.set(TASKS, { status, body });
  const read = async (backend: TestBackend, user?: string) =>
    (await backend.get('/collectors', user).expect(200)).body.modelSources;

  beforeEach(() => {
    catalog = new StubServer([]);
  });

  afterEach(() => {
    jest.restoreAllMocks();
    return catalog.stop();
  });

  it('are entity providers, as their last runs have ended', async () => {
    answer(200, {
      tasks: [
        task('catalog_orphan_cleanup', ended()),
        task(provider('mlflow'), ended()),
        task(
          provider('mlflow-emea'),
          ended({ name: 'Error', message: 'MLflow emea answered 401: Log in' }),
        ),
        task(
          provider('mlflow-apac'),
          ended({
            name: 'IncompleteSyncError',
            message: '1 registered models are not added',
          }),
        ),
        task(provider('mlflow-lab'), null),
      ],
    });
    expect(await read(await begin())).toEqual({
      providers: [
        {
          id: 'mlflow',
          title: 'MLflow',
          state: 'healthy',
          lastRunAt: '2026-11-29T12:00:00.000Z',
        },
        {
          id: 'mlflow-emea',
          title: 'mlflow-emea',
          state: 'failing',
          lastRunAt: '2026-11-29T12:00:00.000Z',
          lastError: 'MLflow emea answered 401: Log in',
        },
        {
          id: 'mlflow-apac',
          title: 'mlflow-apac',
          state: 'degraded',
          lastRunAt: '2026-11-29T12:00:00.000Z',
          lastError: '1 registered models are not added',
        },
        { id: 'mlflow-lab', title: 'mlflow-lab', state: 'not-run' },
      ],
      conflicts: [],
    });
    expect(catalog.requests[0].headers.authorization).toMatch(/^Bearer /);
  });

  it('name entities only to those who may read them', async () => {
    answer(200, {
      tasks: [
        task(
          provider('mlflow'),
          ended({
            name: 'IncompleteSyncError',
            message: `the catalog has another entity of that name: ${mention({
              ref: 'model:default/churn',
              title: 'Churn v2 (model:default/churn)',
            })}, seen by pipeline:default/churn-training`,
          }),
        ),
      ],
    });
    const granite = other('AiModelServerAPI', 'rhdh/v1', 'granite');
    const backend = await begin(
      [granite],
      [
        'model:default/churn',
        'pipeline:default/churn-training',
        'aimodelserverapi:default/granite',
      ],
    );
    const visible = await read(backend);
    expect(visible.providers[0].lastError).toBe(
      'the catalog has another entity of that name: Churn v2 (model:default/churn), seen by pipeline:default/churn-training',
    );
    expect(visible.conflicts).toHaveLength(1);
    const hidden = await read(backend, OUTSIDER);
    expect(hidden.providers[0].lastError).toBe(
      'the catalog has another entity of that name: an entity that you cannot see, seen by an entity that you cannot see',
    );
    expect(hidden.conflicts).toEqual([]);
  });

  it('are other descriptions of models, which have no scorecard', async () => {
    answer(200, { tasks: [] });
    const backend = await begin([
      ...Array.from({ length: 7 }, (_, index) =>
        other('AiModelServerAPI', 'rhdh/v1', `granite-${index}`),
      ),
      other('Model', 'acme.example/v1', 'ranker'),
      other('Component', 'backstage.io/v1alpha1', 'shop'),
    ]);
    const { conflicts } = await read(backend);
    expect(conflicts).toEqual([
      {
        kind: 'AiModelServerAPI',
        apiVersion: 'rhdh/v1',
        count: 7,
        examples: expect.arrayContaining([
          'aimodelserverapi:default/granite-0',
        ]),
      },
      {
        kind: 'Model',
        apiVersion: 'acme.example/v1',
        count: 1,
        examples: ['model:default/ranker'],
      },
    ]);
    expect(conflicts[0].examples).toHaveLength(5);
  });

  it.each<[string, number, unknown, string]>([
    ['an error', 503, 'Busy', 'The catalog answered 503'],
    ['something else', 200, { jobs: [] }, 'in an unknown form'],
  ])('are not known if it answers with %s', async (_, status, body, error) => {
    answer(status, body);
    const backend = await begin();
    expect(await read(backend)).toEqual({
      providers: [],
      conflicts: [],
      error: expect.stringContaining(error),
    });
  });

  it('are shown as far as they are known', async () => {
    const ranker = other('Model', 'acme.example/v1', 'ranker');
    answer(503, 'Busy');
    expect(await read(await begin([ranker]))).toMatchObject({
      providers: [],
      conflicts: [{ examples: ['model:default/ranker'] }],
      error: expect.stringContaining('The catalog answered 503'),
    });
    await catalog.stop();

    answer(200, { tasks: [task(provider('mlflow'), ended())] });
    const backend = await begin([ranker]);
    const expire = controlTimeouts();
    backend.stallCatalog('apiVersion', expire);
    expect(await read(backend)).toMatchObject({
      providers: [{ id: 'mlflow', state: 'healthy' }],
      conflicts: [],
      error: 'The catalog does not respond; try again later',
    });
  });
});
