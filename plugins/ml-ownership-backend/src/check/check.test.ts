import { Entity } from '@backstage/catalog-model';
import {
  Check,
  Scorecard,
  ScorecardSummary,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { scorecardOf } from '../__testUtils__/criterionOf';
import { company, group, mlEntity, user } from '../__testUtils__/exampleOrg';
import {
  fullyDeclaredEntity,
  storeProof,
} from '../__testUtils__/fullyDeclaredEntity';
import { onEachDatabase, TestBackend } from '../__testUtils__/onEachDatabase';
import { readDatabase } from '../__testUtils__/readDatabase';
import { OUTSIDER } from '../__testUtils__/startBackend';
import { ImaginedCatalog } from '../evaluation/ImaginedCatalog';

jest.setTimeout(240_000);

const CHURN = 'model:default/churn';

const entities = () => [
  ...company(),
  fullyDeclaredEntity('Dataset', 'clean', { producedBy: ['proven'] }),
  fullyDeclaredEntity('Pipeline', 'proven', { consumes: ['clean'] }),
  fullyDeclaredEntity('Model', 'ranker', {
    trainedOn: ['clean'],
    producedBy: ['proven'],
  }),
  mlEntity('Model', 'waiting', { trainedOn: ['later'] }),
];

const named = (name: string) =>
  entities().find(({ metadata }) => metadata.name === name)!;

/** The entity with other fields in its spec. */
const changed = (name: string, spec: object): Entity => ({
  ...named(name),
  spec: { ...named(name).spec, ...spec },
});

/** Changes to the description of a company. */
const CHANGES: [string, () => Entity[]][] = [
  ['nothing', entities],
  [
    'a new entity that another one waits for',
    () => [mlEntity('Dataset', 'later', { versioning: 'delta' })],
  ],
  ['less operations', () => [changed('proven', { operations: {} })]],
  ['another runbook', () => [changed('proven', runbook('docs/new.md'))]],
  [
    'more operations',
    () => [
      changed('churn', {
        operations: fullyDeclaredEntity('Model', 'churn').spec?.operations,
      }),
    ],
  ],
  ['another owner', () => [changed('clean', { owner: 'group:platform' })]],
  ['a missing owner', () => [changed('clean', { owner: 'group:nobody' })]],
  ['less scope', () => [changed('ranker', { lifecycle: 'experimental' })]],
  [
    'a supply chain with a cycle',
    () => [changed('clean', { producedBy: ['proven', 'churn-training'] })],
  ],
  ['fewer inputs', () => [changed('ranker', { trainedOn: [] })]],
  [
    'groups and users',
    () => [
      { ...named('growth'), spec: { type: 'team', children: [] } },
      user('tomas', 'platform'),
      group('ops', 'platform'),
    ],
  ],
];

function runbook(path: string) {
  const { operations } = fullyDeclaredEntity('Pipeline', 'proven').spec as any;
  return {
    operations: {
      ...operations,
      retrain: { ...operations.retrain, runbook: path },
    },
  };
}

onEachDatabase('check', start => {
  const begin = async (given: Entity[] = entities()) => {
    const backend = await start({ entities: given });
    await backend.evaluate();
    for (const [kind, name] of [
      ['Dataset', 'clean'],
      ['Pipeline', 'proven'],
      ['Model', 'ranker'],
    ] as const) {
      await storeProof(
        backend.knex,
        kind,
        name,
        [],
        kind === 'Model' ? ['dataset:default/clean'] : [],
      );
    }
    await backend.evaluate();
    return backend;
  };
  const ask = async (
    backend: TestBackend,
    described: object[],
    person?: string,
  ): Promise<Check> => {
    const { body, status } = await backend
      .post('/check', person)
      .send({ entities: described });
    expect([body.error, status]).toEqual([undefined, 200]);
    return body;
  };
  const readScorecards = async (backend: TestBackend) => {
    const { body } = await backend.get('/scorecards?limit=500');
    const cards = new Map<string, Scorecard>();
    for (const { entityRef } of body.items as ScorecardSummary[]) {
      cards.set(entityRef, await scorecardOf(backend, entityRef));
    }
    return cards;
  };
  const stateOf = (card: Scorecard) => ({
    verdict: card.systemVerdict ?? card.verdict,
    level: card.systemLevel ?? card.level,
  });
  const idsOf = (card: Scorecard | undefined, state: string) =>
    (card?.criteria ?? []).filter(c => c.state === state).map(({ id }) => id);

  it.each(CHANGES)('answers as an evaluation with %s', async (_, describe) => {
    const backend = await begin();
    const before = await readScorecards(backend);
    const stored = await readDatabase(backend.knex);
    const described = describe();
    const answer = await ask(
      backend,
      // As in a file: without what the catalog adds.
      described.map(({ metadata: { namespace, ...metadata }, ...entity }) => ({
        ...entity,
        metadata,
      })),
    );
    expect(await readDatabase(backend.knex)).toEqual(stored);

    const refs = new Set(described.map(({ metadata }) => metadata.name));
    backend.setEntities([
      ...entities().filter(({ metadata }) => !refs.has(metadata.name)),
      ...described,
    ]);
    await backend.evaluate();
    const after = await readScorecards(backend);
    const answered = new Map(
      [...answer.entities, ...answer.others].map(item => [
        item.entityRef,
        item,
      ]),
    );
    for (const [ref, card] of after) {
      const was = before.get(ref);
      const found = answered.get(ref);
      expect([ref, found?.before ?? was]).toEqual([
        ref,
        was && (found ? stateOf(was) : was),
      ]);
      expect([ref, found?.after ?? stateOf(was!)]).toEqual([
        ref,
        stateOf(card),
      ]);
      const lost = idsOf(was, 'pass').filter(
        id =>
          !idsOf(card, 'pass').includes(id) &&
          !idsOf(card, 'not-applicable').includes(id),
      );
      const newFailures = idsOf(card, 'fail').filter(
        id => !idsOf(was, 'fail').includes(id),
      );
      expect([ref, found?.lost ?? [], found?.newFailures ?? []]).toEqual([
        ref,
        lost,
        newFailures,
      ]);
    }
    for (const checked of answer.entities) {
      const card = after.get(checked.entityRef)!;
      expect(checked).toMatchObject({
        abilities: card.abilities,
        headline: card.headline,
        nextSteps: card.nextSteps,
      });
    }
  });

  it('says what gets better and worse', async () => {
    const backend = await begin();
    const later = await ask(backend, [mlEntity('Dataset', 'later')]);
    expect(later.entities).toMatchObject([
      { entityRef: 'dataset:default/later', change: 'new' },
    ]);
    expect(later.entities[0].before).toBeUndefined();
    expect(later.others).toMatchObject([
      {
        entityRef: 'model:default/waiting',
        change: 'better',
        gained: ['boundaries.contract', 'retrain.inputs'],
      },
    ]);
    expect(later.totals).toEqual({ new: 1, better: 1, worse: 0 });

    const less = await ask(backend, [changed('proven', { operations: {} })]);
    expect(less.entities).toMatchObject([
      {
        entityRef: 'pipeline:default/proven',
        change: 'worse',
        before: { verdict: 'yes', level: 4 },
        after: { verdict: 'no', level: 0 },
      },
    ]);
    expect(less.entities[0].newFailures).toContain('retrain.runbook');
    // With a Model that depends on it.
    expect(less.others).toMatchObject([
      { entityRef: 'model:default/ranker', change: 'worse' },
    ]);

    const out = await ask(backend, [
      changed('churn', { lifecycle: 'experimental' }),
    ]);
    expect(out.entities).toMatchObject([{ change: 'worse' }]);
    expect(await ask(backend, entities())).toMatchObject({
      others: [],
      totals: { new: 0, better: 0, worse: 0 },
      hidden: 0,
    });
    // Kinds that no rule reads.
    expect(
      await ask(backend, [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Location',
          metadata: { name: 'all' },
          spec: { targets: [] },
        },
      ]),
    ).toMatchObject({ entities: [], others: [] });
  });

  it('rejects what the catalog would reject, with its message', async () => {
    const backend = await begin();
    for (const [described, message] of [
      [
        [named('churn'), changed('features', { owner: 'component:api' })],
        'entities[1]: Dataset "dataset:default/features": spec.owner is "component:api", expected a Group or User, such as "group:default/my-team"',
      ],
      [
        [changed('features', { owner: { $text: './owner.txt' } })],
        expect.stringContaining('spec.owner is {"$text":"./owner.txt"}'),
      ],
      [
        [named('churn'), named('churn')],
        `entities[1] is ${CHURN} again, expected each entity once`,
      ],
      [
        [
          {
            apiVersion: 'mlownership.dev/v1alpha1',
            kind: 'Model',
            metadata: {},
          },
        ],
        expect.stringMatching(/^entities\[0\]: Malformed envelope, \/metadata/),
      ],
      [[{ ...named('churn'), spec: 'a text' }], expect.any(String)],
      [[{ kind: 'Model' }], expect.any(String)],
      [['a text'], expect.any(String)],
      [[], expect.any(String)],
      [Array(1001).fill(named('churn')), expect.any(String)],
    ] as const) {
      const { body, status } = await backend
        .post('/check')
        .send({ entities: described });
      expect([status, body.error.message]).toEqual([400, message]);
    }
  });

  it('is limited to what the caller may read', async () => {
    const backend = await start({
      entities: entities(),
      hidden: [CHURN, 'model:default/waiting', 'group:default/company'],
    });
    await backend.evaluate();
    const refused = await backend
      .post('/check', OUTSIDER)
      .send({ entities: [named('churn')] });
    expect([refused.status, refused.body.error.message]).toEqual([
      403,
      `You do not have access to ${CHURN} in the catalog, so it cannot be checked`,
    ]);
    const later = [mlEntity('Dataset', 'later')];
    expect(await ask(backend, later, OUTSIDER)).toMatchObject({
      others: [],
      totals: { better: 0 },
      hidden: 1,
    });
    const denied = await start({
      entities: entities(),
      denied: ['ml-ownership.scorecard.read'],
    });
    expect((await denied.post('/check').send({ entities: later })).status).toBe(
      403,
    );
    // Before the first evaluation.
    const fresh = await start({ entities: entities() });
    const early = await fresh.post('/check').send({ entities: later });
    expect([early.status, early.headers['retry-after']]).toEqual([503, '30']);
  });

  it('is queued per caller, together with what-if questions', async () => {
    const backend = await begin();
    const release: (() => void)[] = [];
    const evaluate = ImaginedCatalog.prototype.evaluate;
    const held = jest
      .spyOn(ImaginedCatalog.prototype, 'evaluate')
      .mockImplementation(async function hold(this: ImaginedCatalog, ...args) {
        await new Promise<void>(resolve => release.push(resolve));
        return evaluate.apply(this, args);
      });
    try {
      const asked = [
        backend
          .post('/what-if')
          .send({ dissolved: ['platform'] })
          .then(),
        ...Array.from({ length: 3 }, () =>
          backend.post('/check').send({ entities: entities() }).then(),
        ),
      ];
      const refused = await Promise.race(asked);
      expect(refused.status).toBe(429);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      for (let index = 0; index < 3; index++) {
        while (release.length <= index) {
          await new Promise(resolve => setImmediate(resolve));
        }
        release[index]();
      }
      const statuses = (await Promise.all(asked)).map(({ status }) => status);
      expect(statuses.sort()).toEqual([200, 200, 200, 429]);
    } finally {
      held.mockRestore();
      release.forEach(end => end());
    }
  });
});
