import { Entity } from '@backstage/catalog-model';
import { ImportSource } from '@mlownership/backstage-plugin-ml-ownership-node';
import { advanceMinutes, setClock } from '../__testUtils__/clock';
import { controlTimeouts } from '../__testUtils__/controlTimeouts';
import { company, mlEntity } from '../__testUtils__/exampleOrg';
import {
  candidate,
  importModule,
  importSource,
  NO_GUESSES,
  REGISTRY_ANNOTATION,
} from '../__testUtils__/importModule';
import { onEachDatabase } from '../__testUtils__/onEachDatabase';
import { OUTSIDER } from '../__testUtils__/startBackend';

jest.setTimeout(120_000);

const PATH = '/import-candidates';

const connected = (name: string, model: string): Entity => {
  const entity = mlEntity('Model', name);
  entity.metadata.annotations = { [REGISTRY_ANNOTATION]: model };
  return entity;
};

const byTag = (entityRef: string | undefined, value: string) => ({
  entityRef,
  reason: { type: 'tag' as const, name: 'team', value },
});

const namesOf = (items: { name: string }[]) => items.map(({ name }) => name);

onEachDatabase('import candidates', start => {
  afterEach(() => jest.restoreAllMocks());

  const begin = (
    sources: ImportSource[],
    options: Partial<Parameters<typeof start>[0]> = {},
  ) =>
    start({
      entities: company(),
      features: [importModule(...sources)],
      ...options,
    });

  it('are what no entity is connected to, also one that is hidden', async () => {
    const { get } = await begin(
      [
        importSource([
          candidate('wine', { description: 'Grades wine' }),
          candidate('Churn v2', {
            description: 'd'.repeat(5000),
            url: 'https://registry.test/churn',
            type: 'classifier',
            lifecycle: 'production',
          }),
          candidate('known'),
          candidate('script', { url: 'ftp://registry.test/x' }),
          candidate('line\nbreak'),
          candidate('x'.repeat(501)),
        ]),
      ],
      {
        entities: [...company(), connected('secret', 'known')],
        hidden: ['model:default/secret'],
      },
    );
    const { body, status } = await get(PATH, OUTSIDER);
    expect([status, body]).toEqual([
      200,
      {
        items: [
          {
            id: 'registry:Churn v2',
            source: 'registry',
            name: 'Churn v2',
            kind: 'Model',
            description: expect.stringMatching(/^d{299}…$/),
            url: 'https://registry.test/churn',
            type: 'classifier',
            lifecycle: 'production',
            annotations: { [REGISTRY_ANNOTATION]: 'Churn v2' },
            authors: [],
          },
          expect.not.objectContaining({ url: expect.anything() }),
          expect.objectContaining({ name: 'wine', description: 'Grades wine' }),
        ],
        totalItems: 3,
        sources: [{ id: 'registry', title: 'Registry', status: 'read' }],
        pageInfo: {},
      },
    ]);
  });

  it('propose the first guess that exists and that the caller may read', async () => {
    const { get } = await begin(
      [
        importSource([candidate('churn'), candidate('wine')], {
          guess: async () => [
            {
              owners: [
                byTag('group:default/gone', 'gone'),
                byTag('nonsense', 'nonsense'),
                byTag('system:default/retention', 'retention'),
                byTag('group:default/growth', 'growth'),
                byTag('group:default/platform', 'platform'),
              ],
              authors: [
                byTag('user:default/ada', 'ada'),
                byTag('user:default/gone', 'gone'),
              ],
              producers: [byTag('pipeline:default/churn-training', 'repo')],
            },
            {
              ...NO_GUESSES,
              owners: [byTag('group:default/gone', 'g'.repeat(1000))],
              producers: [byTag(undefined, 'train.py')],
            },
          ],
        }),
      ],
      { hidden: ['group:default/growth', 'pipeline:default/churn-training'] },
    );
    const [churn, wine] = (await get(PATH)).body.items;
    expect(churn).toMatchObject({
      owner: {
        entityRef: 'group:default/growth',
        reason: { type: 'tag', name: 'team', value: 'growth' },
      },
      authors: [{ entityRef: 'user:default/ada' }],
      producer: { entityRef: 'pipeline:default/churn-training' },
    });
    expect(wine.owner).toEqual({
      reason: {
        type: 'tag',
        name: 'team',
        value: expect.stringMatching(/^g{299}…$/),
      },
    });
    expect(wine.producer.reason.value).toBe('train.py');
    const [seen] = (await get(PATH, OUTSIDER)).body.items;
    expect(seen.owner.entityRef).toBe('group:default/platform');
    expect(seen.producer.entityRef).toBeUndefined();
  });

  it('propose nothing that only follows from what the caller may not read', async () => {
    const [churn, other] = ['churn-training', 'churn-rival'].map(
      name => `pipeline:default/${name}`,
    );
    const { get } = await begin(
      [
        importSource([candidate('churn')], {
          guess: async () => [
            {
              owners: [
                {
                  entityRef: 'group:default/growth',
                  via: 'user:default/ada',
                  reason: { type: 'run-user', value: 'ada' },
                },
              ],
              authors: [],
              producers: [churn, other].map(ref => ({
                ...byTag(ref, 'repo'),
                rivals: [churn, other],
              })),
            },
          ],
        }),
      ],
      {
        entities: [...company(), mlEntity('Pipeline', 'churn-rival')],
        hidden: ['user:default/ada', other],
      },
    );
    const [all] = (await get(PATH)).body.items;
    expect(all.owner.entityRef).toBe('group:default/growth');
    // Nothing tells which of the two is meant.
    expect(all.producer).toEqual({ reason: byTag(undefined, 'repo').reason });
    const [seen] = (await get(PATH, OUTSIDER)).body.items;
    expect(seen.owner).toEqual({ reason: { type: 'run-user', value: 'ada' } });
    expect(seen.producer.entityRef).toBe(churn);
  });

  it('are searched and read page by page, and only a page is guessed', async () => {
    const guess = jest.fn<
      ReturnType<ImportSource['guess']>,
      Parameters<ImportSource['guess']>
    >(async asked => asked.map(() => NO_GUESSES));
    const list = jest.fn(async function* listing() {
      for (let page = 0; page < 10; page++) {
        yield Array.from({ length: 1000 }, (_, index) =>
          candidate(`model-${String(page * 1000 + index).padStart(5, '0')}`),
        );
      }
    });
    const { get } = await begin([
      importSource([], { guess, list }),
      importSource([candidate('model-00001')], { id: 'other', title: 'Other' }),
    ]);
    const first = (await get(`${PATH}?q=MODEL&limit=3`)).body;
    expect(first.items.map(({ id }: { id: string }) => id)).toEqual([
      'registry:model-00000',
      'other:model-00001',
      'registry:model-00001',
    ]);
    expect(first.totalItems).toBe(10_001);
    const second = await get(`${PATH}?cursor=${first.pageInfo.nextCursor}`);
    expect(second.body.items[0].name).toBe('model-00002');
    expect(guess.mock.calls[0][0]).toHaveLength(2);

    const searched = await get(`${PATH}?q=model-0000&source=registry`);
    expect(searched.body.totalItems).toBe(10);
    expect(searched.body.sources).toHaveLength(2);
    // Guesses are kept with the listing.
    expect(guess.mock.calls.flatMap(([asked]) => namesOf([...asked]))).toEqual([
      ...new Set(guess.mock.calls.flatMap(([asked]) => namesOf([...asked]))),
    ]);
    expect(list).toHaveBeenCalledTimes(1);

    const ids = 'id=registry:model-09999&id=other:model-00001&id=gone:x';
    const chosen = await get(`${PATH}?${ids}`);
    expect(namesOf(chosen.body.items)).toEqual(['model-00001', 'model-09999']);
    for (const [query, message] of [
      [
        'source=nowhere',
        'The parameter source is "nowhere", expected registry or other',
      ],
      ['id=churn', 'expected a source and a name, such as "mlflow:churn"'],
      ['cursor=x', 'Invalid cursor'],
      ['limit=51', 'limit'],
    ]) {
      const { body, status } = await get(`${PATH}?${query}`);
      expect([status, body.error.message]).toEqual([
        400,
        expect.stringContaining(message),
      ]);
    }
  });

  it('are shared between callers for a minute', async () => {
    setClock('2026-11-24T10:00:00Z');
    const names = ['churn'];
    const list = jest.fn(async function* listing() {
      yield names.map(name => candidate(name));
    });
    const backend = await begin([importSource([], { list })]);
    await Promise.all([backend.get(PATH), backend.get(PATH, OUTSIDER)]);
    names.push('wine');
    expect((await backend.get(PATH)).body.totalItems).toBe(1);
    expect(list).toHaveBeenCalledTimes(1);
    advanceMinutes(1);
    backend.setEntities([...company(), connected('any', 'churn')]);
    expect(namesOf((await backend.get(PATH)).body.items)).toEqual(['wine']);
    expect(list).toHaveBeenCalledTimes(2);
  });

  it('say which source could not be read, and why', async () => {
    setClock('2026-11-24T10:00:00Z');
    let isBroken = true;
    const { get } = await begin([
      importSource([], {
        async *list() {
          if (isBroken) {
            throw new Error('Registry answered 401: Log in');
          }
          yield [candidate('churn')];
        },
      }),
      importSource([], {
        id: 'half',
        title: 'Half',
        async *list() {
          yield [candidate('wine')];
          throw new Error('Half answered 500');
        },
      }),
      importSource([candidate('taxi')], {
        id: 'shy',
        title: 'Shy',
        guess: async () => {
          throw new Error('Shy answered 403');
        },
      }),
      importSource([candidate('zebra')], { id: 'good', title: 'Good' }),
    ]);
    const { body } = await get(PATH);
    expect(namesOf(body.items)).toEqual(['taxi', 'wine', 'zebra']);
    expect(body.sources).toEqual([
      {
        id: 'registry',
        title: 'Registry',
        status: 'unreadable',
        reason: 'Registry answered 401: Log in',
      },
      {
        id: 'half',
        title: 'Half',
        status: 'incomplete',
        reason: 'Half answered 500',
      },
      {
        id: 'shy',
        title: 'Shy',
        status: 'incomplete',
        reason: 'Shy answered 403',
      },
      { id: 'good', title: 'Good', status: 'read' },
    ]);
    isBroken = false;
    advanceMinutes(0.5);
    expect((await get(PATH)).body.sources[0].status).toBe('read');
  });

  it('end with a source that lists too much or does not end', async () => {
    let listed = 0;
    const { get } = await begin([
      importSource([], {
        async *list() {
          for (;;) {
            const from = listed;
            listed += 1000;
            yield Array.from({ length: 1000 }, (_, index) =>
              candidate(`model-${from + index}`),
            );
          }
        },
      }),
    ]);
    const { body } = await get(PATH);
    expect([body.totalItems, body.sources[0].reason]).toEqual([
      20_000,
      'More than 20000 are listed; the others are left out',
    ]);
    expect(listed).toBeLessThanOrEqual(21_000);
  });

  it.each([
    ['which entities are connected', REGISTRY_ANNOTATION],
    ['which guessed entities exist', 'entityRefs'],
  ])('are unavailable while the catalog does not say %s', async (_, text) => {
    const list = jest.fn(async function* listing() {
      yield [candidate('churn')];
    });
    const backend = await begin([
      importSource([], {
        list,
        guess: async () => [
          { ...NO_GUESSES, owners: [byTag('group:default/growth', 'growth')] },
        ],
      }),
    ]);
    backend.stallCatalog(text, controlTimeouts());
    const { body, status } = await backend.get(PATH);
    expect([status, body.error.message]).toEqual([
      503,
      'The catalog does not respond; try again later',
    ]);
    backend.stallCatalog('nothing', () => {});
    expect((await backend.get(PATH)).status).toBe(200);
  });

  it('are for callers who may create entities', async () => {
    const list = jest.fn();
    const denied = ['catalog.entity.create'];
    const { get, anonymous } = await begin([importSource([], { list })], {
      denied,
    });
    const { body, status } = await get(PATH);
    expect([status, body.error.message]).toEqual([
      403,
      'Missing permission catalog.entity.create',
    ]);
    expect((await anonymous(PATH)).status).toBe(401);
    expect(list).not.toHaveBeenCalled();
    // Without a source, there is nothing to protect.
    const without = await begin([], { denied });
    expect((await without.get(PATH)).body).toEqual({
      items: [],
      totalItems: 0,
      sources: [],
      pageInfo: {},
    });
  });

  it('need a source with an id of its own', async () => {
    const source = (id: string) => importSource([], { id });
    for (const [sources, message] of [
      [[source('component')], 'has the id "component"'],
      [[source('My registry')], 'has the id "My registry"'],
      [[source('a'), source('a')], 'two import sources with the id "a"'],
    ] as const) {
      await expect(begin([...sources])).rejects.toThrow(message);
    }
  });
});
