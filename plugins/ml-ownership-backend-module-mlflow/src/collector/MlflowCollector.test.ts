import { ConfigReader } from '@backstage/config';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { isMlEntity } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  CollectorResult,
  ObservedEdge,
  SourceClient,
  UserDirectory,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { collectOnce } from '@mlownership/backstage-plugin-ml-ownership-node/testUtils';
import { RecordedMlflow } from '../__testUtils__/startRecordedMlflow';
import { MlflowApi } from '../api';
import { readMlflowConfig } from '../configuration';
import { DeclaredInputsReader } from './DeclaredInputsReader';
import { MlflowCollector } from './MlflowCollector';
import { MlflowLinks } from './MlflowLinks';
import { MLFLOW_CRITERIA } from './assessServingModel';

const CHURN = 'model:default/churn';

const model = (annotations: Record<string, string>): Entity => ({
  apiVersion: 'mlownership.dev/v1alpha1',
  kind: 'Model',
  metadata: { name: 'churn', namespace: 'default', annotations },
  spec: { type: 'classifier', lifecycle: 'production', owner: 'growth' },
  relations: [
    { type: 'trainedOn', targetRef: 'dataset:default/customers' },
    { type: 'producedBy', targetRef: 'pipeline:default/training' },
  ],
});

const dataset = (name: string, alias?: string): Entity => ({
  apiVersion: 'mlownership.dev/v1alpha1',
  kind: 'Dataset',
  metadata: {
    name,
    namespace: 'default',
    annotations: alias ? { 'mlownership.dev/dataset-aliases': alias } : {},
  },
  spec: { type: 'table', lifecycle: 'production', owner: 'growth' },
});

const ada: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'ada', namespace: 'default' },
  spec: { profile: { email: 'ada@example.com' }, memberOf: [] },
};

const connected = model({ 'mlownership.dev/mlflow-model': 'churn-classifier' });

describe('MlflowCollector', () => {
  let server: RecordedMlflow;
  let edges: ObservedEdge[];
  let now: number;

  const start = async (
    release: 'mlflow-3' | 'mlflow-2.22',
    config: JsonObject = {},
    entities: Entity[] = [
      dataset('customers', 's3a://lake/features/customer.parquet'),
      ada,
    ],
  ) => {
    server = new RecordedMlflow(release);
    edges = [];
    now = Date.parse('2026-11-29T12:00:00Z');
    const [settings] = readMlflowConfig(
      new ConfigReader({
        mlOwnership: {
          mlflow: [{ baseUrl: await server.start(), ...config }],
        },
      }),
    );
    const auth = mockServices.auth();
    const catalog = catalogServiceMock({ entities });
    return new MlflowCollector({
      api: new MlflowApi(new SourceClient({ ...settings.source, attempts: 1 })),
      inputs: new DeclaredInputsReader({ auth, catalog }),
      lineage: {
        record: async observed => {
          edges.push(...observed);
          return { accepted: observed.length, rejected: [] };
        },
      },
      links: new MlflowLinks('https://mlflow.example.com'),
      now: () => now,
      settings,
      users: new UserDirectory({
        auth,
        catalog,
        annotation: settings.userAnnotation,
      }),
    });
  };

  const collect = async (
    collector: MlflowCollector,
    options: { entity?: Entity; cursor?: JsonObject } = {},
  ): Promise<CollectorResult> => {
    const { entity = connected, cursor } = options;
    if (!isMlEntity(entity)) {
      throw new Error('Not an ML entity');
    }
    const [result] = await collectOnce(collector, [entity], {
      cursors: cursor ? { [CHURN]: cursor } : {},
    });
    return result;
  };

  const outcomes = ({ evidence }: CollectorResult) =>
    Object.fromEntries(
      evidence.map(({ criterion, outcome }) => [criterion, outcome]),
    );
  const reasons = ({ unchecked = [] }: CollectorResult) =>
    Object.fromEntries(
      unchecked.map(({ criterion, reason }) => [criterion, reason]),
    );

  afterEach(() => server.stop());

  it('answers what MLflow 3 shows about the version that serves', async () => {
    const collector = await start('mlflow-3', { servingFollowsAlias: true });
    const result = await collect(collector);
    expect(outcomes(result)).toEqual({
      'retrain.traceable': 'pass',
      // The latest run of the experiment has failed.
      'retrain.run': 'fail',
      'retrain.lineage-matches': 'pass',
      'deploy.artifact': 'pass',
      'deploy.gate': 'pass',
      'recover.previous-version': 'fail',
    });
    expect(result.evidence).toContainEqual({
      criterion: 'retrain.traceable',
      outcome: 'pass',
      detail:
        'Version 2 comes from run 3131d07183014f99aa280b607206b50e, with parameters, metrics, commit d10bc05d0f4d and the digest of its training data',
      subjectVersion: '2',
      url: 'https://mlflow.example.com/#/experiments/1/runs/3131d07183014f99aa280b607206b50e',
      run: {
        actors: ['user:default/ada'],
        startedAt: '2026-11-29T01:57:47.064Z',
        endedAt: '2026-11-29T01:58:02.144Z',
      },
    });
    expect(reasons(result)).toEqual({
      'retrain.inputs-retrievable':
        'The source of the training data customer-features names no version; a person can attest that the data of this run can still be read',
    });
    expect(result.serving).toEqual([
      {
        label: 'production',
        version: '2',
        url: 'https://mlflow.example.com/#/models/churn-classifier/versions/2',
      },
    ]);
  });

  it('records an address as author although no User has it', async () => {
    const collector = await start('mlflow-3');
    const { body } = server.recordings.get('runs-get')!.response;
    const run = JSON.parse(JSON.stringify(body));
    run.run.data.tags = run.run.data.tags.map((tag: { key: string }) =>
      tag.key === 'mlflow.user' ? { ...tag, value: 'eve@example.com' } : tag,
    );
    server.instead.set('runs/get', { body: run });
    const { evidence } = await collect(collector);
    expect(evidence[0].run?.actors).toEqual(['eve@example.com']);
  });

  it('reports the training and evaluation data as lineage', async () => {
    await collect(await start('mlflow-3'));
    const run =
      'https://mlflow.example.com/#/experiments/1/runs/3131d07183014f99aa280b607206b50e';
    expect(edges).toEqual([
      {
        from: { entityRef: 'dataset:default/customers' },
        to: { entityRef: CHURN },
        relation: 'trainedOn',
        seenAt: '2026-11-29T01:58:02.144Z',
        run,
      },
      {
        from: { namespace: 's3://lake', name: 'holdout/customer.parquet' },
        to: { entityRef: CHURN },
        relation: 'evaluatedOn',
        seenAt: '2026-11-29T01:58:02.144Z',
        run,
      },
    ]);
  });

  it('reads MLflow 2, which has no logged models', async () => {
    const result = await collect(await start('mlflow-2.22'));
    expect(
      result.evidence.map(({ criterion, detail }) => [criterion, detail]),
    ).toEqual(
      expect.arrayContaining([
        ['retrain.traceable', expect.stringContaining('lacks a source commit')],
        [
          'recover.previous-version',
          'Version 1 is the first one, so there is no earlier version',
        ],
      ]),
    );
    expect(reasons(result)['retrain.run']).toContain('has no source commit');
  });

  it('does not take the alias as evidence for what serves, unless it is configured', async () => {
    const result = await collect(await start('mlflow-3'));
    expect(reasons(result)['deploy.artifact']).toContain(
      'set mlOwnership.mlflow.servingFollowsAlias',
    );
  });

  it('fails undeclared training data by name', async () => {
    const collector = await start('mlflow-3', {}, [dataset('customers')]);
    const result = await collect(collector);
    expect(outcomes(result)['retrain.lineage-matches']).toBe('fail');
    expect(
      result.evidence.find(
        ({ criterion }) => criterion === 'retrain.lineage-matches',
      )!.detail,
    ).toContain('read s3://lake/features/customer.parquet, which neither');
  });

  it('remembers which version served before the alias was moved', async () => {
    const collector = await start('mlflow-3');
    const page = server.recordings.get('registered-models-search-page1')!;
    const listing = JSON.parse(JSON.stringify(page.response.body));
    delete listing.next_page_token;
    listing.registered_models[0].aliases = [
      { alias: 'production', version: '1' },
    ];
    server.instead.set('registered-models/search', { body: listing });
    const before = await collect(collector);
    expect(before.serving).toMatchObject([{ version: '1' }]);

    server.instead.clear();
    const after = await collect(collector, { cursor: before.cursor });
    expect(after.serving).toMatchObject([{ version: '2' }]);
    expect(
      after.evidence.find(
        ({ criterion }) => criterion === 'recover.previous-version',
      ),
    ).toMatchObject({
      outcome: 'pass',
      detail: 'Version 1 served before, is ready, and its files exist',
    });
  });

  it('reads only the list while nothing has changed, and everything again later', async () => {
    const collector = await start('mlflow-3');
    const first = await collect(collector);
    server.requests.length = 0;
    const second = await collect(collector, { cursor: first.cursor });
    // Two pages of models, and one search for runs.
    expect(server.requests).toHaveLength(3);
    expect(second.evidence).toEqual([]);
    expect(second.unchecked).toEqual(first.unchecked);

    now += 13 * 60 * 60_000;
    const third = await collect(collector, { cursor: second.cursor });
    expect(outcomes(third)).toEqual(outcomes(first));
  });

  describe('while the model does not change', () => {
    const MINUTE = 60_000;
    /** The recorded runs of the experiment, newest first: the first has failed, the last has logged the model. */
    const runs = () =>
      JSON.parse(
        JSON.stringify(
          server.recordings.get('runs-search')!.response.body.runs,
        ),
      );
    const isSearchForNew = (body: any) => body?.filter !== undefined;

    /** Checks the model before its last run, and has that run end afterwards. */
    const failLater = async () => {
      const collector = await start('mlflow-3');
      now = Date.parse('2026-11-29T01:58:12Z');
      server.instead.set('runs/search', { body: { runs: runs().slice(1) } });
      const first = await collect(collector);
      expect(outcomes(first)['retrain.run']).toBe('pass');
      now += 15 * MINUTE;
      server.requests.length = 0;
      server.bodies.length = 0;
      return { collector, first };
    };

    it('reports a training run that has failed at the next check', async () => {
      const { collector, first } = await failLater();
      server.instead.clear();
      const second = await collect(collector, { cursor: first.cursor });
      expect(second.evidence).toMatchObject([
        {
          criterion: 'retrain.run',
          outcome: 'fail',
          detail:
            'The latest training run bf3463601771480397be7a56d933e767 is FAILED',
        },
      ]);
      expect(second.unchecked).toEqual(first.unchecked);
      // Two pages of models, one search for runs that have ended, and the newest runs of the experiment.
      expect(server.requests).toHaveLength(4);
      expect(server.bodies[0]).toMatchObject({
        experiment_ids: ['1'],
        filter: `attributes.end_time > ${now - 75 * MINUTE}`,
      });

      server.requests.length = 0;
      const third = await collect(collector, { cursor: second.cursor });
      expect(third.evidence).toEqual([]);
      expect(server.requests).toHaveLength(3);
    });

    it('takes no part of a run for a new run', async () => {
      const { collector, first } = await failLater();
      const [failed, ...others] = runs();
      failed.data.tags.push({ key: 'mlflow.parentRunId', value: 'a' });
      server.instead.set('runs/search', {
        body: { runs: [failed, ...others] },
      });
      const { evidence } = await collect(collector, { cursor: first.cursor });
      expect(evidence).toEqual([]);
      expect(server.requests).toHaveLength(3);
    });

    it('reads the runs of an experiment with more than fit into an answer', async () => {
      const { collector, first } = await failLater();
      server.instead.set('runs/search', body =>
        isSearchForNew(body)
          ? { body: { runs: runs().slice(1), next_page_token: 'more' } }
          : undefined,
      );
      const { evidence } = await collect(collector, { cursor: first.cursor });
      expect(evidence).toMatchObject([{ outcome: 'fail' }]);
      expect(server.requests).toHaveLength(4);
    });

    it('keeps what it knows if the runs cannot be read, and reads them later', async () => {
      const { collector, first } = await failLater();
      server.instead.set('runs/search', {
        status: 400,
        body: 'No such filter',
      });
      const blind = await collect(collector, { cursor: first.cursor });
      expect([blind.evidence, blind.unchecked]).toEqual([[], first.unchecked]);
      expect(blind.cursor).toEqual(first.cursor);
      server.instead.set('runs/search', body =>
        isSearchForNew(body) ? undefined : { status: 500, body: 'Oops' },
      );
      const half = await collect(collector, { cursor: first.cursor });
      expect(half.evidence).toEqual([]);
      expect(reasons(half)['retrain.run']).toContain('MLflow answered 500');
      server.instead.clear();
      const { evidence } = await collect(collector, { cursor: half.cursor });
      expect(evidence).toMatchObject([{ outcome: 'fail' }]);
    });
  });

  it.each([
    [
      'validation_status',
      'rejected',
      {},
      'fail',
      'tag validation_status: rejected',
    ],
    [
      'other',
      'x',
      { metrics: [{ name: 'accuracy_score', min: 0.9 }] },
      'pass',
      'accuracy_score 0.9778',
    ],
    [
      'other',
      'x',
      { metrics: [{ name: 'accuracy_score', min: 0.99 }] },
      'fail',
      'expected at least 0.99',
    ],
  ])(
    'decides the gate by %s %s and %j: %s',
    async (key, value, gate, outcome, detail) => {
      const collector = await start('mlflow-3', { gate });
      const { body } = server.recordings.get('model-versions-search')!.response;
      const versions = JSON.parse(JSON.stringify(body));
      versions.model_versions[0].tags = [{ key, value }];
      server.instead.set('model-versions/search', { body: versions });
      const result = await collect(collector);
      expect(
        result.evidence.find(({ criterion }) => criterion === 'deploy.gate'),
      ).toMatchObject({ outcome, detail: expect.stringContaining(detail) });
    },
  );

  it('takes the run before an evaluation, and that at its commit', async () => {
    const collector = await start('mlflow-3');
    const { body } = server.recordings.get('runs-search')!.response;
    server.instead.set('runs/search', { body: { runs: body.runs.slice(1) } });
    const result = await collect(collector);
    expect(
      result.evidence.find(({ criterion }) => criterion === 'retrain.run'),
    ).toMatchObject({
      outcome: 'pass',
      detail:
        'The latest training run 3131d07183014f99aa280b607206b50e finished at commit d10bc05d0f4d',
      subjectVersion: 'd10bc05d0f4d06a96bc3d74a293616d9ebc6aafc',
      observedAt: '2026-11-29T01:58:02.144Z',
    });
  });

  it('is undecided without a decision', async () => {
    const collector = await start('mlflow-3', { gate: { tag: 'other' } });
    expect(reasons(await collect(collector))['deploy.gate']).toContain(
      'but neither a tag other nor a configured metric says that it passed',
    );
  });

  describe('answers no criterion and keeps what it knows', () => {
    const nothingRead = (reason: string) =>
      expect.objectContaining({
        evidence: [],
        unchecked: MLFLOW_CRITERIA.map(criterion =>
          expect.objectContaining({
            criterion,
            reason: expect.stringContaining(reason),
          }),
        ),
      });

    it('if the entity is not connected', async () => {
      const result = await collect(await start('mlflow-3'), {
        entity: model({}),
      });
      expect(result).toEqual(
        nothingRead(
          'Without the annotation mlownership.dev/mlflow-model, its registered model is not known',
        ),
      );
      expect(result.unchecked![0].isNotConfigured).toBe(true);
      expect(server.requests).toEqual([]);
    });

    it('if there is no such model, with the nearest name', async () => {
      expect(
        await collect(await start('mlflow-3'), {
          entity: model({ 'mlownership.dev/mlflow-model': 'churn_clasifier' }),
        }),
      ).toEqual(
        nothingRead(
          'no registered model churn_clasifier among 2; did you mean churn-classifier?',
        ),
      );
    });

    it('if no version has the alias', async () => {
      const collector = await start('mlflow-3', { aliases: ['live'] });
      const result = await collect(collector);
      expect(result).toEqual(
        nothingRead('No version of churn-classifier has the alias live'),
      );
      expect(result.serving).toEqual([{ label: 'live', version: undefined }]);
    });

    it('if the list is empty where there were models', async () => {
      const collector = await start('mlflow-3');
      const { cursor } = await collect(collector);
      server.instead.set('registered-models/search', { body: {} });
      const result = await collect(collector, { cursor });
      expect(result).toEqual(
        nothingRead('no registered model churn-classifier among 0'),
      );
      expect(result.serving).toBeUndefined();
      expect(result.cursor).toMatchObject({ serving: '2' });
    });

    it('if a run or the versions answer with an error', async () => {
      const collector = await start('mlflow-3');
      server.instead.set('runs/get', { status: 500, body: 'Oops' });
      expect(await collect(collector)).toEqual(
        nothingRead('MLflow answered 500: Oops'),
      );
    });

    it.each([
      [
        'credentials are revoked',
        { status: 401, body: 'You are not authenticated' },
        /401: You are not/,
      ],
      [
        'a page is HTML',
        { status: 200, body: '<h1>Log in</h1>' },
        /expected JSON: Log in/,
      ],
      [
        'it is limited',
        { status: 429, headers: { 'retry-after': '60' }, body: {} },
        /answered 429/,
      ],
    ])('if %s: the whole batch is not checked', async (_, answer, message) => {
      const collector = await start('mlflow-3');
      server.instead.set('registered-models/search', answer);
      await expect(collect(collector)).rejects.toThrow(message);
    });

    it('if the list breaks off half-way', async () => {
      const collector = await start('mlflow-3');
      server.instead.set(
        'registered-models/search?max_results=1000&page_token',
        {
          status: 500,
          body: {},
        },
      );
      await expect(collect(collector)).rejects.toThrow('MLflow answered 500');
    });

    it('if MLflow is silent', async () => {
      const collector = await start('mlflow-3', {
        timeout: { milliseconds: 200 },
      });
      server.isSilent = true;
      await expect(collect(collector)).rejects.toThrow(
        'MLflow did not answer within 200 ms',
      );
    });
  });

  it('fails a version whose run was deleted', async () => {
    const collector = await start('mlflow-3');
    const { body } = server.recordings.get('runs-get')!.response;
    const deleted = JSON.parse(JSON.stringify(body));
    deleted.run.info.lifecycle_stage = 'deleted';
    server.instead.set('runs/get', { body: deleted });
    const result = await collect(collector);
    expect(
      result.evidence.find(
        ({ criterion }) => criterion === 'retrain.traceable',
      ),
    ).toMatchObject({
      outcome: 'fail',
      detail:
        'Version 2 names run 3131d07183014f99aa280b607206b50e, which is deleted',
    });
  });

  it('reads a move of the alias during the check at the next one', async () => {
    const collector = await start('mlflow-3');
    const { body } = server.recordings.get('model-versions-search')!.response;
    server.instead.set('model-versions/search', {
      body: { model_versions: body.model_versions.slice(1) },
    });
    const result = await collect(collector);
    expect(result.evidence).toEqual([]);
    expect(reasons(result)['deploy.gate']).toBe(
      'churn-classifier has no version 2, which the alias production points to',
    );
  });
});
