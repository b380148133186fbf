import { renderMentions } from '@mlownership/backstage-plugin-ml-ownership-common';
import { FakeMlflow } from '@mlownership/backstage-plugin-ml-ownership-backend-module-mlflow/testUtils';
import { JsonObject } from '@backstage/types';
import { Catalog, startCatalog } from './__testUtils__/startCatalog';

jest.setTimeout(60_000);

const SCHEDULE = {
  frequency: { hours: 1 },
  timeout: { minutes: 1 },
  initialDelay: { hours: 1 },
};

const yaml = (name: string, annotations: JsonObject = {}): JsonObject => ({
  apiVersion: 'mlownership.dev/v1alpha1',
  kind: 'Model',
  metadata: { name, annotations },
  spec: { type: 'classifier', lifecycle: 'production', owner: 'growth' },
});

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `model-${index}` }));

describe('catalogModuleMlOwnershipMlflow', () => {
  let mlflow: FakeMlflow;
  let catalog: Catalog;

  const start = async (config: JsonObject = {}) => {
    catalog = await startCatalog([
      {
        baseUrl: await mlflow.start(),
        webUrl: 'https://mlflow.example.com',
        catalog: { schedule: SCHEDULE, ...config },
      },
    ]);
  };
  const search = ({ pathname }: URL) =>
    pathname.endsWith('registered-models/search');

  beforeEach(() => {
    mlflow = new FakeMlflow();
    mlflow.maxPageSize = 10;
  });

  afterEach(async () => {
    await catalog.stop();
    await mlflow.stop();
  });

  it('adds the registered models, with owners and links, and without prompts', async () => {
    mlflow.models = [
      {
        name: 'churn-classifier',
        description: 'Who is about to leave',
        tags: { owner: 'growth-ml' },
        aliases: { production: '1' },
        run: { 'mlflow.user': 'ada' },
      },
      { name: 'Wine Grader' },
      { name: 'greeting', tags: { 'mlflow.prompt.is_prompt': 'true' } },
    ];
    await start();
    await catalog.sync();
    const models = await catalog.models(({ length }) => length === 2);
    expect(models).toEqual([
      expect.objectContaining({
        kind: 'Model',
        metadata: expect.objectContaining({
          name: 'churn-classifier',
          namespace: 'default',
          description: 'Who is about to leave',
          annotations: expect.objectContaining({
            'mlownership.dev/mlflow-model': 'churn-classifier',
            'backstage.io/managed-by-location':
              'url:https://mlflow.example.com/#/models/churn-classifier',
          }),
          links: [
            {
              url: 'https://mlflow.example.com/#/models/churn-classifier',
              title: 'MLflow',
            },
          ],
        }),
        spec: {
          type: 'registered-model',
          lifecycle: 'production',
          owner: 'group:default/growth-ml',
        },
      }),
      expect.objectContaining({
        metadata: expect.objectContaining({
          name: expect.stringMatching(/^wine-grader-[0-9a-f]{8}$/),
          title: 'Wine Grader',
        }),
        spec: {
          type: 'registered-model',
          lifecycle: 'experimental',
          owner: 'group:default/unowned',
        },
      }),
    ]);
    expect(catalog.messages()).toEqual(['MLflow: 2 Models written, 0 removed']);
  });

  it('finds owners by rules on name, tag and experiment', async () => {
    mlflow.models = [
      { name: 'growth.churn' },
      { name: 'a', tags: { team: 'Search' } },
      { name: 'b', run: {}, experiment: '/Shared/pricing/weekly' },
      { name: 'c', run: {}, experiment: '/Users/ada' },
      { name: 'd', tags: { owner: 'user:ada' } },
      { name: 'e', tags: { owner: 'Growth Team <3' } },
    ];
    await start({
      owners: [
        { name: '(?<team>[a-z]+)\\..*', owner: 'group:$<team>-ml' },
        { tag: 'team', value: '(?<team>.*)', owner: '$<team>' },
        { experiment: '/Shared/pricing/.*', owner: 'pricing' },
      ],
    });
    await catalog.sync();
    const models = await catalog.models(({ length }) => length === 6);
    expect(
      Object.fromEntries(
        models.map(({ metadata, spec }) => [metadata.name, spec!.owner]),
      ),
    ).toEqual({
      'growth.churn': 'group:default/growth-ml',
      a: 'group:default/search',
      b: 'group:default/pricing',
      c: 'group:default/unowned',
      d: 'user:default/ada',
      e: 'group:default/unowned',
    });
  });

  it('writes only what has changed, and asks for nothing but the list', async () => {
    mlflow.models = numbered(25);
    await start();
    await catalog.sync();
    await catalog.refs(25);
    await catalog.sync();
    catalog.messages();
    mlflow.requests.length = 0;
    await catalog.sync();
    expect(mlflow.requests).toEqual(
      Array(3).fill('GET /api/2.0/mlflow/registered-models/search'),
    );
    expect(catalog.messages()).toEqual([]);

    mlflow.models[12].description = 'New';
    await catalog.sync();
    expect(catalog.messages()).toEqual(['MLflow: 1 Models written, 0 removed']);
    await catalog.models(models =>
      models.some(({ metadata }) => metadata.description === 'New'),
    );
  });

  it('deletes a model that MLflow has deleted', async () => {
    mlflow.models = [{ name: 'churn' }, { name: 'wine' }];
    await start();
    await catalog.sync();
    await catalog.refs(2);
    mlflow.models.pop();
    await catalog.sync();
    expect(await catalog.refs(1)).toEqual(['default/churn']);
  });

  it('keeps a model that is only hidden from the list', async () => {
    mlflow.models = [{ name: 'churn' }, { name: 'wine' }];
    await start();
    await catalog.sync();
    await catalog.refs(2);
    mlflow.models.pop();
    for (const answer of [
      { status: 403, body: 'Permission denied' },
      { status: 404, body: { message: 'no Route matched with those values' } },
    ]) {
      mlflow.instead = url => (search(url) ? undefined : answer);
      const { name, message } = (await catalog.sync())!;
      expect(name).toBe('Error');
      expect(message).toMatch(
        /^MLflow: MLflow answered 40[34]: .*No Model was deleted/,
      );
    }
    expect(await catalog.refs(2)).toContain('default/wine');
  });

  it('deletes nothing if the list is empty, or much shorter', async () => {
    mlflow.models = numbered(20);
    await start();
    await catalog.sync();
    await catalog.refs(20);

    const all = mlflow.models;
    mlflow.models = [];
    expect(await catalog.sync()).toMatchObject({
      name: 'IncompleteSyncError',
      message:
        'MLflow: no Model was deleted, because the list is empty, and the catalog has 20 of its models',
    });
    mlflow.models = all.slice(6);
    const { message } = (await catalog.sync())!;
    expect(renderMentions(message, ref => !ref.endsWith('-4'))).toBe(
      'MLflow: no Model was deleted, because the list lacks 6 of 20 known models, more than 4: model-0 (model:default/model-0), model-1 (model:default/model-1), model-2 (model:default/model-2), model-3 (model:default/model-3), something you cannot see and 1 more. If they were deleted, raise catalog.maxDeletedShare for one run',
    );
    await catalog.refs(20);
    mlflow.models = all.slice(3);
    expect(await catalog.sync()).toBeUndefined();
    await catalog.refs(17);
  });

  it.each([
    ['HTML', { body: '<html>Log in</html>' }, 'expected JSON'],
    ['a revoked credential', { status: 401, body: 'Log in' }, '401: Log in'],
    ['another shape', { body: { registered_models: [{}] } }, 'unexpected'],
    [
      'half of a page',
      { body: { registered_models: [] }, cutAfter: 9 },
      'reached',
    ],
    ['an error', { status: 500, body: { message: 'broken' } }, '500: broken'],
  ])('deletes nothing if the second page is %s', async (_, answer, said) => {
    mlflow.models = numbered(11);
    await start();
    await catalog.sync();
    await catalog.refs(11);
    catalog.messages();
    mlflow.models = [{ name: 'new' }, ...mlflow.models.slice(1)];
    mlflow.instead = url =>
      search(url) && url.searchParams.has('page_token') ? answer : undefined;
    expect((await catalog.sync())!.message).toContain(said);
    expect(catalog.messages()).toEqual(['MLflow: 1 Models written, 0 removed']);
    await catalog.refs(12);
  });

  it('deletes nothing if MLflow is dead, or its list never ends', async () => {
    mlflow.models = [{ name: 'churn' }, { name: 'wine' }];
    await start();
    await catalog.sync();
    await catalog.refs(2);
    mlflow.instead = () => ({
      body: { registered_models: [{ name: 'churn' }], next_page_token: 'x' },
    });
    expect((await catalog.sync())!.message).toContain(
      'does not end after 100 pages',
    );
    await mlflow.stop();
    expect((await catalog.sync())!.message).toContain('cannot be reached');
    await catalog.refs(2);
    mlflow = new FakeMlflow();
    await mlflow.start();
  });

  it('never replaces an entity from YAML, and returns when that goes', async () => {
    mlflow.models = [{ name: 'churn' }, { name: 'wine' }];
    await start();
    const location = await catalog.register('churn.yaml', [yaml('churn')]);
    await catalog.models(({ length }) => length === 1);
    const taken = await catalog.sync();
    const models = await catalog.models(({ length }) => length === 2);
    expect(models.map(({ spec }) => spec!.type).sort()).toEqual([
      'classifier',
      'registered-model',
    ]);
    expect(taken).toMatchObject({
      name: 'IncompleteSyncError',
      message:
        'MLflow: 1 registered models are not added, because the catalog has another entity of that name: ⟦model:default/churn|churn (model:default/churn)⟧',
    });

    await catalog.unregister(location);
    await catalog.refs(1);
    expect(await catalog.sync()).toBeUndefined();
    await catalog.refs(2);
  });

  it('gives way to YAML that comes later, by its ref or by its annotation', async () => {
    mlflow.models = [{ name: 'churn' }, { name: 'wine' }, { name: 'rest' }];
    await start();
    await catalog.sync();
    await catalog.refs(3);
    await catalog.register('churn.yaml', [yaml('churn')]);
    await catalog.models(models =>
      models.some(
        ({ metadata, spec }) =>
          metadata.name === 'churn' && spec!.type === 'classifier',
      ),
    );
    await catalog.register('wine.yaml', [
      yaml('wine-grader', { 'mlownership.dev/mlflow-model': 'wine' }),
    ]);
    await catalog.refs(4);
    mlflow.models[0].description = 'Changed';
    await catalog.sync();
    expect(await catalog.refs(3)).toEqual([
      'default/churn',
      'default/rest',
      'default/wine-grader',
    ]);
    const [churn] = await catalog.models(() => true);
    expect(churn.spec!.type).toBe('classifier');
  });

  it('keeps the models of several servers apart, and is off where it is not configured', async () => {
    const other = new FakeMlflow([{ name: 'churn' }]);
    mlflow.models = [{ name: 'churn' }];
    const emea = {
      id: 'emea',
      baseUrl: await other.start(),
      catalog: { schedule: SCHEDULE },
    };
    catalog = await startCatalog([
      { baseUrl: await mlflow.start(), catalog: { schedule: SCHEDULE } },
      emea,
      { id: 'off', baseUrl: 'https://off.example' },
    ]);
    try {
      await catalog.sync();
      await catalog.sync('mlflow-emea');
      expect(await catalog.refs(2)).toEqual(['default/churn', 'emea/churn']);
      const models = await catalog.models(() => true);
      expect(
        models.map(
          ({ metadata }) =>
            metadata.annotations!['mlownership.dev/mlflow-instance'],
        ),
      ).toEqual(expect.arrayContaining([undefined, 'emea']));
      expect(await catalog.tasks()).toEqual(['mlflow', 'mlflow-emea']);
    } finally {
      await other.stop();
    }
  });
});
