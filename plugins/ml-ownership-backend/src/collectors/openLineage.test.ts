import { advanceDays, setClock } from '../__testUtils__/clock';
import { criterionOf } from '../__testUtils__/criterionOf';
import { user } from '../__testUtils__/exampleOrg';
import { onEachDatabase } from '../__testUtils__/onEachDatabase';
import {
  annotated,
  connectedCompany,
  dataset,
  EVENTS,
  FEATURE_BUILD,
  FEATURES,
  observedEdges,
  post,
  readEvents,
  receiving,
  recorded,
  runEvent,
  send,
  settle,
  TRAINING,
} from '../__testUtils__/openLineage';

jest.setTimeout(120_000);

const DBT_RUN = [
  'dbt-run-parent-start',
  'dbt-model-start',
  'dbt-model-customer-features-complete',
  'dbt-model-feature-stats-complete',
  'dbt-run-parent-complete',
].map(recorded);

const DBT_TEST = ['dbt-test-fail', 'dbt-test-parent-fail'].map(recorded);

const AIRFLOW = [
  'airflow-task-train-start',
  'airflow-task-train-complete',
  'airflow-task-evaluate-start',
  'airflow-task-evaluate-fail',
  'airflow-dag-fail',
].map(recorded);

const SPARK = [
  'spark-app-start',
  'spark-write-raw-complete',
  'spark-start-never-completed',
  'spark-write-features-start',
  'spark-write-features-running',
  'spark-write-features-complete',
  'spark-app-complete',
].map(recorded);

onEachDatabase('OpenLineage events', start => {
  const begin = async (options?: Parameters<typeof receiving>[0]) => {
    setClock('2026-11-29T12:00:00Z');
    const backend = await start(receiving(options));
    await backend.evaluate();
    return backend;
  };

  it('of dbt show the last run, fresh data, its checks and its lineage', async () => {
    const backend = await begin();
    await post(backend, '/batch').send(DBT_RUN).expect(204);
    await settle(backend);
    expect(
      await criterionOf(backend, FEATURE_BUILD, 'retrain.run'),
    ).toMatchObject({
      state: 'pass',
      evidence: [
        {
          source: 'observed',
          reportedBy: 'openlineage',
          observedAt: '2026-11-29T02:08:12.838Z',
          detail:
            'Run 01a2250e-9d6e-702a-9be6-8c5cb9eb6c35 of dbt-prod/dbt-run-features completed',
        },
      ],
    });
    expect((await criterionOf(backend, FEATURES, 'retrain.run')).state).toBe(
      'pass',
    );
    expect(
      await criterionOf(backend, FEATURES, 'retrain.inputs-fresh'),
    ).toMatchObject({
      state: 'pass',
      evidence: [{ expiresAt: '2026-11-30T02:08:03.537Z' }],
    });
    expect(
      await criterionOf(backend, FEATURE_BUILD, 'retrain.lineage-matches'),
    ).toMatchObject({ state: 'pass' });
    expect(await observedEdges(backend)).toEqual([
      `${EVENTS} consumes ${FEATURE_BUILD}`,
      `${FEATURE_BUILD} producedBy ${FEATURES}`,
      `${FEATURE_BUILD} producedBy duckdb://data/lake.duckdb/lake.main.feature_stats`,
    ]);

    await send(backend, ...DBT_TEST);
    await settle(backend);
    expect(
      await criterionOf(backend, FEATURES, 'observe.data-checks'),
    ).toMatchObject({
      state: 'fail',
      evidence: [
        {
          detail:
            '1 of 3 assertions failed: accepted_values_customer_features_churned__0',
        },
      ],
    });
    // A failed check is not a failed build, although dbt reports both under one job.
    expect(
      (await criterionOf(backend, FEATURE_BUILD, 'retrain.run')).state,
    ).toBe('pass');
  });

  it('of Airflow show a failed run, and undeclared inputs of its tasks', async () => {
    const backend = await begin();
    await send(backend, ...AIRFLOW);
    await settle(backend);
    expect(await criterionOf(backend, TRAINING, 'retrain.run')).toMatchObject({
      state: 'fail',
    });
    expect(
      await criterionOf(backend, 'model:default/churn', 'retrain.run'),
    ).toMatchObject({ state: 'fail' });
    // The run as a whole has not completed, so it proves nothing of its inputs; its completed task shows edges.
    expect(
      await criterionOf(backend, TRAINING, 'retrain.lineage-matches'),
    ).toMatchObject({ state: 'unknown' });
    expect(await observedEdges(backend)).toEqual([
      `${FEATURES} consumes ${TRAINING}`,
      `file://localhost/data/holdout.parquet consumes ${TRAINING}`,
      `${TRAINING} producedBy s3://models/churn-classifier`,
    ]);

    const [dag] = AIRFLOW.slice(-1);
    await send(backend, {
      ...dag,
      eventType: 'COMPLETE',
      eventTime: '2026-11-29T03:00:00Z',
    });
    await settle(backend);
    expect(
      await criterionOf(backend, TRAINING, 'retrain.lineage-matches'),
    ).toMatchObject({
      state: 'fail',
      evidence: [
        {
          detail: expect.stringMatching(
            /read file:\/\/localhost \/data\/holdout.parquet, which spec.consumes does not declare/,
          ),
        },
      ],
    });
  });

  it('make the user who started the run an author, and its commit the version', async () => {
    const entities = [
      ...connectedCompany(),
      annotated(user('vera', 'growth'), {
        'mlownership.dev/openlineage-user': 'dag_test',
      }),
    ];
    const backend = await begin({ entities });
    const [dag] = AIRFLOW.slice(-1);
    await send(backend, {
      ...dag,
      eventType: 'COMPLETE',
      job: {
        ...dag.job,
        facets: { sourceCodeLocation: { type: 'git', version: 'd10bc05' } },
      },
    });
    await settle(backend);
    const { evidence } = await criterionOf(backend, TRAINING, 'retrain.run');
    expect(evidence).toMatchObject([
      { outcome: 'pass', subjectVersion: 'd10bc05' },
    ]);
    const authors = await backend
      .knex('authors')
      .where({ entity_ref: TRAINING })
      .pluck('person');
    expect(authors).toContain('user:default/vera');
  });

  it('of Spark belong to the pipeline of their parent, and a run that never ends fails nothing', async () => {
    const entities = connectedCompany();
    const backend = await begin({ entities });
    await send(backend, ...SPARK);
    await settle(backend);
    expect(await observedEdges(backend)).toEqual([
      `${TRAINING} producedBy file://data/lake/customer_features`,
      `${TRAINING} producedBy file://data/lake/raw_clicks`,
    ]);
    expect((await criterionOf(backend, TRAINING, 'retrain.run')).state).toBe(
      'unknown',
    );
  });

  it('have one result in any order, and twice', async () => {
    const all = [...DBT_RUN, ...DBT_TEST, ...AIRFLOW, ...SPARK];
    const results = [];
    for (const events of [all, [...all].reverse(), [...all, ...all]]) {
      const backend = await begin();
      await send(backend, ...events);
      await settle(backend);
      results.push({
        stored: await readEvents(backend),
        edges: await observedEdges(backend),
        run: (await criterionOf(backend, FEATURE_BUILD, 'retrain.run')).state,
      });
    }
    const [first, ...others] = results;
    expect(first.edges.length).toBeGreaterThan(5);
    others.forEach(other => expect(other.stored).toEqual(first.stored));
    expect(others[1]).toEqual(first);
  });

  it('are all kept if they arrive at once', async () => {
    const all = [...DBT_RUN, ...DBT_TEST, ...AIRFLOW, ...SPARK];
    const alone = await begin();
    await send(alone, ...all);
    await settle(alone);
    const together = await begin();
    const batches = Array.from({ length: 8 }, (_, index) => [
      ...all.slice(index * 2),
      ...all.slice(0, index * 2),
    ]);
    const answers = await Promise.all(
      batches.map(batch => post(together, '/batch').send(batch)),
    );
    expect(answers.map(({ status }) => status)).toEqual(batches.map(() => 204));
    await settle(together);
    expect(await readEvents(together)).toEqual(await readEvents(alone));
    expect(
      await together.knex('openlineage_runs').where('is_dirty', true),
    ).toEqual([]);
  });

  it('are processed by one of several replicas, and later if the catalog does not answer', async () => {
    const one = await begin();
    const { knex } = one;
    const other = await start({ ...receiving(), knex });
    one.breakServices({ catalog: new Error('The catalog is away') });
    await post(one, '/batch').send(DBT_RUN).expect(204);
    await settle(one);
    expect(await observedEdges(one)).toEqual([]);
    one.breakServices({});
    await Promise.all([settle(one), settle(other)]);
    expect(await observedEdges(one)).toHaveLength(3);
    expect(
      await knex('evidence').where({
        entity_ref: FEATURE_BUILD,
        criterion: 'retrain.run',
      }),
    ).toHaveLength(1);
    expect(await knex('openlineage_runs').where('is_dirty', true)).toEqual([]);
  });

  it('that arrive again change nothing', async () => {
    const backend = await begin();
    const all = [...DBT_RUN, ...DBT_TEST, ...AIRFLOW, ...SPARK];
    await post(backend, '/batch').send(all).expect(204);
    await settle(backend);
    const revisions = () => ({
      runs: backend.knex('openlineage_runs').sum('revision as total'),
      datasets: backend.knex('openlineage_datasets').sum('revision as total'),
    });
    const before = await readEvents(backend);
    const { runs, datasets } = revisions();
    const counted = [await runs, await datasets];
    await post(backend, '/batch').send(all).expect(204);
    const again = revisions();
    expect([await again.runs, await again.datasets]).toEqual(counted);
    expect(await readEvents(backend)).toEqual(before);
  });

  it('belong to pipelines by rules and annotations, also those that come later', async () => {
    const backend = await begin({
      config: {
        jobs: [
          { name: 'customers', pipeline: 'missing' },
          {
            namespace: 'spark-*',
            name: 'customer*',
            pipeline: 'churn-training',
          },
        ],
      },
    });
    const event = runEvent('COMPLETE', { outputs: [dataset('y')] });
    await send(
      backend,
      { ...event, job: { namespace: 'spark-eu', name: 'customers' } },
      {
        ...event,
        run: { runId: 'other' },
        job: { namespace: 'j', name: 'n.part' },
      },
    );
    await settle(backend);
    expect(await observedEdges(backend)).toEqual([
      `${TRAINING} producedBy s3://lake/y`,
    ]);
    backend.setEntities(
      connectedCompany().map(entity =>
        entity.metadata.name === 'feature-build'
          ? annotated(entity, { 'mlownership.dev/openlineage-job': 'a/b, j/n' })
          : entity,
      ),
    );
    setClock('2026-11-29T12:01:00Z');
    await settle(backend);
    expect(await observedEdges(backend)).toEqual([
      `${TRAINING} producedBy s3://lake/y`,
      `${FEATURE_BUILD} producedBy s3://lake/y`,
    ]);
  });

  it('are deleted by age and number, and old ones bring nothing back', async () => {
    const backend = await begin({
      config: { history: { runsPerJob: 3, maxAge: { days: 30 } } },
    });
    const runs = Array.from({ length: 10 }, (_, index) =>
      runEvent('COMPLETE', {
        run: `run-${index}`,
        at: `2026-11-29T0${index}:00:00Z`,
        inputs: [dataset('a')],
        outputs: [dataset('b')],
      }),
    );
    await post(backend, '/batch').send(runs).expect(204);
    await settle(backend);
    await backend.runTask('ml-ownership-openlineage-prune');
    const ids = () =>
      backend.knex('openlineage_runs').orderBy('run_id').pluck('run_id');
    expect(await ids()).toEqual(['run-7', 'run-8', 'run-9']);
    expect(await backend.knex('openlineage_run_datasets')).toHaveLength(6);

    advanceDays(31);
    await backend.runTask('ml-ownership-openlineage-prune');
    expect(await ids()).toEqual([]);
    await backend.knex('edges').where({ origin: 'inferred' }).delete();
    await post(backend, '/batch').send(runs).expect(204);
    await settle(backend);
    expect(await ids()).toEqual([]);
    expect(await observedEdges(backend)).toEqual([]);
    for (const table of [
      'run_datasets',
      'datasets',
      'symlinks',
      'assertions',
    ]) {
      expect(await backend.knex(`openlineage_${table}`)).toEqual([]);
    }
  });
});
