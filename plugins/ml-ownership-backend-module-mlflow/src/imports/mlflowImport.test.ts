import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import {
  ImportSource,
  ListedCandidate,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { startTestModule } from '@mlownership/backstage-plugin-ml-ownership-node/testUtils';
import mlOwnershipModuleMlflow from '../index';
import { FakeMlflow, FakeMlflowModel } from '../testUtils';

const entity = (
  kind: string,
  name: string,
  rest: Omit<Partial<Entity>, 'metadata'> & {
    annotations?: Record<string, string>;
  } = {},
): Entity => {
  const { annotations, ...others } = rest;
  return {
    apiVersion: 'v1',
    kind,
    metadata: { name, namespace: 'default', annotations },
    ...others,
  };
};

const member = (name: string, ...groups: string[]) =>
  entity('User', name, {
    relations: groups.map(group => ({
      type: 'memberOf',
      targetRef: `group:default/${group}`,
    })),
    spec: { profile: { email: `${name}@example.com` } },
  });

const REPOSITORY = 'https://github.com/alder/churn.git';

describe('MlflowImportSource', () => {
  const mlflow = new FakeMlflow();
  let baseUrl: string;
  beforeAll(async () => {
    baseUrl = await mlflow.start();
  });
  afterAll(() => mlflow.stop());
  beforeEach(() => {
    mlflow.instead = () => undefined;
    mlflow.requests.length = 0;
  });

  /** The import sources of the configured servers. */
  const start = async (
    models: FakeMlflowModel[],
    options: {
      entities?: Entity[];
      catalog?: JsonObject;
      servers?: JsonObject[];
    } = {},
  ) => {
    mlflow.models = models;
    const servers = options.servers ?? [
      options.catalog ? { catalog: options.catalog } : {},
    ];
    const { sources } = await startTestModule(mlOwnershipModuleMlflow, {
      config: {
        mlOwnership: {
          mlflow: servers.map(server => ({ baseUrl, ...server })),
        },
      },
      entities: options.entities,
    });
    return sources;
  };
  const { signal } = new AbortController();
  const listAll = async (source: ImportSource) => {
    const listed: ListedCandidate[] = [];
    for await (const page of source.list({ signal })) {
      listed.push(...page);
    }
    return listed;
  };
  const guessAll = async (...args: Parameters<typeof start>) => {
    const [source] = await start(...args);
    return source.guess(await listAll(source), { signal });
  };
  const ownersOf = async (...args: Parameters<typeof start>) =>
    (await guessAll(...args)).map(({ owners }) => owners);
  /** The pipelines that are proposed to a reader who may not see some entities. */
  const proposedProducers = async (
    hidden: string[],
    ...args: Parameters<typeof start>
  ) => {
    const isRead = (ref: string) => !hidden.includes(ref);
    return (await guessAll(...args)).map(({ producers }) =>
      producers.flatMap(({ entityRef: ref, rivals = [] }) =>
        ref && isRead(ref) && !rivals.some(one => one !== ref && isRead(one))
          ? [ref]
          : [],
      ),
    );
  };
  const producersOf = (...args: Parameters<typeof start>) =>
    proposedProducers([], ...args);

  it('lists registered models with the annotations that connect them', async () => {
    const sources = await start(
      [
        {
          name: 'Churn v2',
          description: ' Who leaves \n',
          aliases: { production: '1' },
          run: {},
        },
        { name: ' padded' },
      ],
      { servers: [{}, { id: 'emea', title: 'MLflow EMEA' }] },
    );
    expect(sources.map(({ id, title }) => [id, title])).toEqual([
      ['mlflow', 'MLflow'],
      ['mlflow-emea', 'MLflow EMEA'],
    ]);
    const [[model], [other]] = await Promise.all(sources.map(listAll));
    expect(model).toMatchObject({
      name: 'Churn v2',
      kind: 'Model',
      description: 'Who leaves',
      url: `${baseUrl}/#/models/Churn%20v2`,
      lifecycle: 'production',
      annotations: { 'mlownership.dev/mlflow-model': 'Churn v2' },
    });
    expect(other.annotations).toEqual({
      'mlownership.dev/mlflow-model': 'Churn v2',
      'mlownership.dev/mlflow-instance': 'emea',
    });
    // Nothing but the list has been read.
    expect(new Set(mlflow.requests)).toEqual(
      new Set(['GET /api/2.0/mlflow/registered-models/search']),
    );
    const connected = entity('Model', 'any', {
      annotations: { 'mlownership.dev/mlflow-model': 'churn' },
    });
    expect(sources.map(source => source.connectedCandidate(connected))).toEqual(
      ['churn', undefined],
    );
  });

  it('guesses owners from tags of the model, rules, tags of the run, and its user', async () => {
    const [owners, plain] = await ownersOf(
      [
        {
          name: 'growth.churn',
          tags: { team: 'Growth ML', owner: 'ada@example.com' },
          run: { team: 'search', 'mlflow.user': 'ada' },
          experiment: 'pricing',
        },
        {
          name: 'plain',
          tags: { team: '模型' },
          run: { 'mlflow.user': 'root' },
        },
      ],
      {
        entities: [member('ada', 'growth')],
        catalog: { owners: [{ experiment: 'pricing', owner: 'pricing' }] },
      },
    );
    expect(
      owners.map(({ entityRef, reason }) => [
        entityRef,
        reason.type,
        reason.name,
        reason.value,
      ]),
    ).toEqual([
      ['user:default/ada', 'tag', 'owner', 'ada@example.com'],
      ['group:default/growth-ml', 'tag', 'team', 'Growth ML'],
      ['group:default/pricing', 'rule', undefined, 'pricing'],
      ['group:default/search', 'run-tag', 'team', 'search'],
      ['user:default/search', 'run-tag', 'team', 'search'],
      ['group:default/growth', 'run-user', undefined, 'ada'],
    ]);
    // The membership of a User tells of the team.
    expect(owners.map(({ via }) => via).filter(Boolean)).toEqual([
      'user:default/ada',
    ]);
    expect(plain).toEqual([
      {
        entityRef: undefined,
        reason: { type: 'tag', name: 'team', value: '模型' },
      },
      { entityRef: undefined, reason: { type: 'run-user', value: 'root' } },
    ]);
  });

  it('guesses no team of a user who is in several, who is an author nevertheless', async () => {
    const [{ owners, authors }] = await guessAll(
      [{ name: 'churn', run: { 'mlflow.user': 'ada' } }],
      { entities: [member('ada', 'growth', 'guild')] },
    );
    expect(owners.map(({ entityRef }) => entityRef)).toEqual([undefined]);
    expect(authors).toEqual([
      {
        entityRef: 'user:default/ada',
        reason: { type: 'run-user', value: 'ada' },
      },
    ]);
  });

  it('guesses the pipeline from the repository of the run', async () => {
    const slug = { 'github.com/project-slug': 'Alder/churn' };
    const at = (location: string) => ({
      'backstage.io/source-location': `url:https://github.com/alder/${location}`,
    });
    const run = (tags: Record<string, string>) => ({
      name: JSON.stringify(tags),
      run: tags,
    });
    const found = await producersOf(
      [
        run({ 'mlflow.source.git.repoURL': REPOSITORY }),
        run({ 'mlflow.source.git.repoURL': 'git@github.com:alder/churn.git' }),
        run({ 'mlflow.source.name': 'https://github.com/alder/churn#train' }),
        run({
          'mlflow.source.git.repoURL': 'https://github.com/alder/mono',
          'mlflow.source.name': 'fraud/daily/train.py',
        }),
        run({ 'mlflow.gitRepoURL': 'https://github.com/alder/mono' }),
        run({ 'mlflow.source.git.repoURL': 'https://github.com/alder/churns' }),
        run({ 'mlflow.source.git.repoURL': 'https://git.test/alder/service' }),
        run({ 'mlflow.source.name': '/home/ada/train.py' }),
        run({ 'mlflow.source.name': '/lib/ipykernel_launcher.py' }),
      ],
      {
        entities: [
          entity('Component', 'churn-code', { annotations: slug }),
          entity('Pipeline', 'churn-training', { annotations: slug }),
          entity('Pipeline', 'fraud-daily', {
            annotations: at('mono/tree/main/fraud/daily/'),
          }),
          entity('Pipeline', 'fraud', {
            annotations: at('mono/tree/main/fraud/'),
          }),
          entity('Pipeline', 'taxi', {
            annotations: at('mono/tree/main/taxi/'),
          }),
          entity('Component', 'service', {
            annotations: {
              'backstage.io/source-location':
                'url:https://git.test/alder/service/-/tree/main/',
            },
          }),
          entity('API', 'churn-api', { annotations: slug }),
        ],
      },
    );
    const churn = [
      'pipeline:default/churn-training',
      'component:default/churn-code',
    ];
    expect(found).toEqual([
      churn,
      churn,
      churn,
      ['pipeline:default/fraud-daily'],
      // The repository alone does not tell which of them.
      [],
      [],
      ['component:default/service'],
      [],
      [],
    ]);
  });

  it('chooses among the pipelines that a reader may see', async () => {
    const at = (directory: string) => ({
      annotations: {
        'backstage.io/source-location': `url:https://github.com/alder/mono/tree/main/${directory}`,
      },
    });
    const args: Parameters<typeof start> = [
      [
        {
          name: 'fraud',
          run: {
            'mlflow.source.git.repoURL': 'https://github.com/alder/mono',
            'mlflow.source.name': 'fraud/daily/train.py',
          },
        },
        {
          name: 'mono',
          run: { 'mlflow.gitRepoURL': 'https://github.com/alder/mono' },
        },
      ],
      {
        entities: [
          entity('Pipeline', 'daily', at('fraud/daily/')),
          entity('Pipeline', 'daily-too', at('fraud/daily/')),
          entity('Pipeline', 'fraud', at('fraud/')),
        ],
      },
    ];
    const [daily, other, fraud] = ['daily', 'daily-too', 'fraud'].map(
      name => `pipeline:default/${name}`,
    );
    expect(await proposedProducers([], ...args)).toEqual([[], []]);
    expect(await proposedProducers([other], ...args)).toEqual([[daily], []]);
    expect(await proposedProducers([daily, other], ...args)).toEqual([
      [fraud],
      [fraud],
    ]);
  });

  it('shows no credentials that a tag contains', async () => {
    const [{ producers }] = await guessAll([
      {
        name: 'churn',
        run: {
          'mlflow.source.git.repoURL': 'https://ada:s3cret@github.com/a/b',
        },
      },
    ]);
    expect(producers).toEqual([
      {
        entityRef: undefined,
        reason: {
          type: 'run-tag',
          name: 'mlflow.source.git.repoURL',
          value: 'https://github.com/a/b',
        },
      },
    ]);
  });

  it('reads only the runs it is asked about, and goes on if one is hidden', async () => {
    const models = Array.from({ length: 30 }, (_, index) => ({
      name: `model-${index}`,
      run: { team: 'growth' },
    }));
    const [source] = await start([...models, { name: 'without-run' }]);
    const listed = await listAll(source);
    mlflow.requests.length = 0;
    mlflow.instead = url =>
      url.searchParams.get('run_id') === 'run-model-1'
        ? { status: 403, body: 'Permission denied' }
        : undefined;
    const guesses = await source.guess([...listed.slice(0, 3), listed[30]], {
      signal,
    });
    expect(guesses.map(({ owners }) => owners[0]?.entityRef)).toEqual([
      'group:default/growth',
      undefined,
      'group:default/growth',
      undefined,
    ]);
    expect(mlflow.requests).toHaveLength(3);
  });

  it('rejects with the reason if MLflow gives no usable answer', async () => {
    const [source] = await start([{ name: 'churn', run: {} }]);
    const listed = await listAll(source);
    mlflow.instead = () => ({ status: 401, body: 'Log in' });
    await expect(listAll(source)).rejects.toThrow(
      'MLflow answered 401: Log in',
    );
    await expect(source.guess(listed, { signal })).rejects.toThrow(
      'MLflow answered 401: Log in',
    );
  });
});
