import {
  Scorecard,
  ScorecardSummary,
  WhatIf,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  company,
  group,
  manyModels,
  mlEntity,
  user,
} from '../__testUtils__/exampleOrg';
import { scorecardOf } from '../__testUtils__/criterionOf';
import { onEachDatabase } from '../__testUtils__/onEachDatabase';
import { readDatabase } from '../__testUtils__/readDatabase';
import { OUTSIDER } from '../__testUtils__/startBackend';
import {
  storeProof,
  fullyDeclaredEntity,
} from '../__testUtils__/fullyDeclaredEntity';
import { ImaginedCatalog } from '../evaluation/ImaginedCatalog';
import { SharedRuns } from '../limits/SharedRuns';

jest.setTimeout(240_000);

const CHURN = 'model:default/churn';

onEachDatabase('what if', start => {
  const entities = () => [
    ...company(),
    group('ops', 'platform'),
    user('pia', 'ops'),
    mlEntity('Model', 'urgent', {
      tier: 1,
      owner: 'ops',
      operatedBy: 'ops',
      authors: ['user:default/oksana'],
      operations: {
        change: { approvers: { data: 'ops', code: 'ops', model: 'ops' } },
        recover: { escalation: { failures: 'ops', regressions: 'growth' } },
      },
    }),
    fullyDeclaredEntity('Dataset', 'clean', { producedBy: ['proven'] }),
    fullyDeclaredEntity('Pipeline', 'proven', { consumes: ['clean'] }),
    ...manyModels(5),
  ];

  it('returns who would lose what, and changes nothing', async () => {
    const backend = await start({ entities: entities() });
    await backend.evaluate();
    await storeProof(backend.knex, 'Dataset', 'clean');
    await storeProof(backend.knex, 'Pipeline', 'proven');
    await backend.evaluate();
    const before = await readDatabase(backend.knex);
    const state = await backend.knex('evaluation_state').first();
    const ask = async (body: object, person?: string): Promise<WhatIf> => {
      const response = await backend.post('/what-if', person).send(body);
      expect([body, response.status]).toEqual([body, 200]);
      return response.body;
    };
    const lossesOf = ({ items }: WhatIf, name: string) =>
      items.find(({ entityRef }) => entityRef.endsWith(`/${name}`))?.losses;

    expect(await ask({})).toEqual({
      items: [],
      totals: {
        entities: 0,
        verdicts: 0,
        losses: {
          owner: 0,
          operator: 0,
          'last-non-author': 0,
          'on-call': 0,
          escalation: 0,
          approver: 0,
          author: 0,
          steward: 0,
        },
      },
      hidden: 0,
    });

    // The last user who is not an author.
    const tomas = await ask({ leaving: ['user:default/tomas'] });
    expect(lossesOf(tomas, 'features')).toEqual(['last-non-author']);
    expect(lossesOf(tomas, 'churn')).toEqual([]);
    const model = tomas.items.find(
      ({ entityRef }) => entityRef === 'dataset:default/features',
    );
    expect(model).toMatchObject({
      title: 'The features',
      kind: 'Dataset',
      owner: 'group:default/growth',
      newFailures: ['ownership.group', 'ownership.beyond-author'],
    });
    // Without its owner, an entity proven by another team loses its verdict.
    const growth = await ask({
      dissolved: ['growth'],
      leaving: ['USER:Default/ADA'],
    });
    expect(lossesOf(growth, 'proven')).toEqual(
      expect.arrayContaining(['owner', 'operator', 'approver']),
    );
    expect(
      growth.items.find(({ entityRef }) => entityRef.endsWith('/proven')),
    ).toMatchObject({
      before: { verdict: 'yes', level: 4 },
      after: { verdict: expect.not.stringMatching('yes'), level: 0 },
    });
    expect(growth.totals.verdicts).toBeGreaterThan(0);
    expect(growth.totals.entities).toBe(growth.items.length);
    for (const loss of ['owner', 'operator', 'approver'] as const) {
      expect(growth.totals.losses[loss]).toBe(
        growth.items.filter(item => item.losses.includes(loss)).length,
      );
    }

    const ops = await ask({ dissolved: ['group:default/ops'] });
    expect(lossesOf(ops, 'urgent')).toEqual([
      'owner',
      'operator',
      'on-call',
      'escalation',
      'approver',
    ]);
    const platform = await ask({ dissolved: ['platform', 'platform', 'ops'] });
    expect(lossesOf(platform, 'churn')).toEqual(['operator', 'on-call']);
    // Most critical first.
    expect(platform.items.map(({ tier }) => tier ?? 5)).toEqual(
      platform.items.map(({ tier }) => tier ?? 5).sort(),
    );

    // Many concurrent requests, during writes.
    await Promise.all([
      ...Array.from({ length: 6 }, (_, index) =>
        ask(
          index % 2 ? { dissolved: ['growth'] } : { leaving: ['ada', 'pia'] },
        ),
      ),
      backend.evaluate(),
      backend.post('/scorecards/model/default/churn/evaluate'),
    ]);
    await backend.evaluate();
    const { scorecards, ...rest } = await readDatabase(backend.knex);
    const untimed = (rows: any) =>
      rows.map((row: string) => ({ ...JSON.parse(row), evaluated_at: '' }));
    expect(untimed(scorecards)).toEqual(untimed(before.scorecards));
    expect(rest).toEqual({ ...before, scorecards: undefined });
    expect(await backend.knex('evaluation_state').first()).toEqual({
      ...state,
      finished_at: expect.any(String),
      written_at: expect.any(String),
    });

    // A later evaluation is based on the real catalog, not on the simulated one.
    backend.setEntities(
      entities().filter(({ metadata }) => metadata.name !== 'tomas'),
    );
    await backend.evaluate();
    const fresh = await start({
      entities: entities().filter(({ metadata }) => metadata.name !== 'tomas'),
    });
    await fresh.evaluate();
    for (const ref of [
      CHURN,
      'dataset:default/features',
      'model:default/model-0',
    ]) {
      const strip = ({ criteria, ...card }: any) => ({
        verdict: card.verdict,
        level: card.level,
        states: criteria.map(({ id, state: s }: any) => [id, s]),
      });
      expect(strip(await scorecardOf(backend, ref))).toEqual(
        strip(await scorecardOf(fresh, ref)),
      );
    }
  });

  it('counts teams without members, authors and stewards as lost', async () => {
    const backend = await start({
      entities: [
        ...entities(),
        group('pair'),
        user('olga', 'pair'),
        // The same person in another namespace.
        {
          ...user('ada'),
          metadata: { name: 'ada', namespace: 'partner' },
        },
        mlEntity('Dataset', 'kept', {
          steward: 'user:default/otto',
          authors: ['user:default/tomas'],
        }),
        {
          ...mlEntity('Model', 'paged', {
            operatedBy: 'platform',
            authors: ['user:default/oksana'],
            operations: {
              recover: {
                escalation: {
                  failures: 'user:default/oksana',
                  regressions: 'growth',
                },
              },
            },
          }),
        },
        mlEntity('Model', 'watched', {
          operatedBy: 'pair',
          authors: ['user:default/ada'],
        }),
      ],
    });
    await backend.evaluate();
    const lossesOf = async (name: string, body: object) => {
      const { body: answer }: { body: WhatIf } = await backend
        .post('/what-if')
        .send(body);
      const losses = answer.items.find(({ entityRef }) =>
        entityRef.endsWith(`/${name}`),
      )?.losses;
      return { losses, totals: answer.totals.losses };
    };

    // The group is still there, and nobody is in it.
    const pia = await lossesOf('urgent', { leaving: ['pia'] });
    expect(pia.losses).toEqual(['owner', 'operator', 'on-call', 'escalation']);
    expect(pia.totals).toMatchObject({
      owner: 1,
      operator: 1,
      'on-call': 1,
      escalation: 1,
    });
    const olga = await lossesOf('watched', { leaving: ['olga'] });
    expect(olga.losses).toEqual(['operator', 'on-call']);
    expect(
      (
        await lossesOf('urgent', {
          leaving: ['pia', 'oksana'],
        })
      ).losses,
    ).toEqual(['owner', 'operator', 'on-call', 'escalation', 'author']);
    // Failures of the model end on the phone of one person, and the pager is its own.
    const called = { leaving: ['oksana'] };
    expect((await lossesOf('paged', called)).losses).toEqual([
      'escalation',
      'author',
    ]);

    const otto = await lossesOf('kept', { leaving: ['otto'] });
    expect(otto.losses).toEqual(['steward']);
    expect(otto.totals).toMatchObject({ steward: 1, author: 0 });
    expect((await lossesOf('kept', { leaving: ['tomas'] })).losses).toContain(
      'author',
    );
    // Ada stays as her other User.
    expect(
      (await lossesOf('watched', { leaving: ['ada'] })).losses ?? [],
    ).not.toContain('author');
    expect(
      (
        await lossesOf('watched', {
          leaving: ['ada', 'user:partner/ada'],
        })
      ).losses,
    ).toContain('author');
  });

  it('returns the result of an evaluation without them', async () => {
    const backend = await start({ entities: entities() });
    const scorecards = async () => {
      const { body } = await backend.get('/scorecards?limit=500');
      const refs = body.items.map((item: ScorecardSummary) => item.entityRef);
      const cards = new Map<string, Scorecard>();
      for (const ref of refs) {
        cards.set(ref, await scorecardOf(backend, ref));
      }
      return cards;
    };
    await backend.evaluate();
    await storeProof(backend.knex, 'Dataset', 'clean');
    await storeProof(backend.knex, 'Pipeline', 'proven');
    await backend.evaluate();
    const before = await scorecards();
    const people = entities().filter(({ kind }) =>
      ['User', 'Group'].includes(kind),
    );
    const refOf = ({ kind, metadata: { name } }: (typeof people)[number]) =>
      `${kind.toLowerCase()}:default/${name}`;
    const questions = [...people.map(person => [person]), people];
    const answers: WhatIf[] = [];
    for (const gone of questions) {
      const refs = gone.map(refOf);
      const { status, body } = await backend.post('/what-if').send({
        leaving: refs.filter(ref => ref.startsWith('user:')),
        dissolved: refs.filter(ref => ref.startsWith('group:')),
      });
      expect([refs, status]).toEqual([refs, 200]);
      answers.push(body);
    }
    const standing = (card: Scorecard) => ({
      verdict: card.systemVerdict ?? card.verdict,
      level: card.systemLevel ?? card.level,
    });
    const failing = (card: Scorecard) =>
      card.criteria.filter(({ state }) => state === 'fail').map(({ id }) => id);
    for (const [index, gone] of questions.entries()) {
      backend.setEntities(
        entities().filter(
          entity =>
            !gone.some(
              person =>
                person.kind === entity.kind &&
                person.metadata.name === entity.metadata.name,
            ),
        ),
      );
      await backend.evaluate();
      const after = await scorecards();
      const answer = new Map(
        answers[index].items.map(item => [item.entityRef, item]),
      );
      expect(answers[index].totals.entities).toBe(answer.size);
      for (const [ref, card] of after) {
        const was = before.get(ref)!;
        const item = answer.get(ref) ?? {
          before: standing(was),
          after: standing(was),
          newFailures: [],
        };
        expect([gone.map(refOf), ref, item.before]).toEqual([
          gone.map(refOf),
          ref,
          standing(was),
        ]);
        expect([gone.map(refOf), ref, item.after]).toEqual([
          gone.map(refOf),
          ref,
          standing(card),
        ]);
        expect([gone.map(refOf), ref, item.newFailures]).toEqual([
          gone.map(refOf),
          ref,
          failing(card).filter(id => !failing(was).includes(id)),
        ]);
      }
    }
  });

  describe('concurrent what-if requests', () => {
    const release: (() => void)[] = [];
    /** Holds each run back until released, and lists those that have begun. */
    const holdRuns = () => {
      release.length = 0;
      const evaluate = ImaginedCatalog.prototype.evaluate;
      const begun: AbortSignal[] = [];
      jest
        .spyOn(ImaginedCatalog.prototype, 'evaluate')
        .mockImplementation(async function held(
          this: ImaginedCatalog,
          now,
          signal,
          urgent,
        ) {
          begun.push(signal);
          await new Promise<void>(resolve => {
            release.push(resolve);
            signal.addEventListener('abort', () => resolve());
          });
          return evaluate.call(this, now, signal, urgent);
        });
      return begun;
    };
    const until = async (condition: () => boolean) => {
      while (!condition()) {
        await new Promise(resolve => setImmediate(resolve));
      }
    };

    afterEach(() => {
      jest.restoreAllMocks();
      release.forEach(end => end());
    });

    it('see concurrent writes, and evaluate the catalog as it was', async () => {
      const backend = await start({ entities: entities() });
      await backend.evaluate();
      const body = { dissolved: ['platform'] };
      const expected = (await backend.post('/what-if').send(body)).body;
      const begun = holdRuns();
      const asked = backend.post('/what-if').send(body).then();
      await until(() => begun.length === 1);

      // Neither evidence nor an evaluation waits for the run.
      const stored = await backend.post('/evidence').send({
        entityRef: CHURN,
        criterion: 'ownership.access',
        outcome: 'pass',
        observedAt: new Date().toISOString(),
      });
      expect(stored.body).toMatchObject({ accepted: 1 });
      backend.setEntities(
        entities().filter(({ metadata }) => metadata.name !== 'platform'),
      );
      await backend.evaluate();

      release[0]();
      expect((await asked).body).toEqual(expected);
    });

    it('share one run for identical requests, and end it when the last caller has left', async () => {
      const backend = await start({ entities: entities() });
      await backend.evaluate();
      const join = jest.spyOn(SharedRuns.prototype, 'join');
      const begun = holdRuns();
      const ask = (...dissolved: string[]) =>
        backend.post('/what-if').send({ dissolved });
      const left = ask('platform', 'growth');
      left.end(() => {});
      const stayed = backend
        .post('/what-if', 'user:default/ada')
        .send({ dissolved: ['growth', 'platform'] })
        .then();
      await until(() => begun.length === 1);
      const shared = backend.post('/what-if').send({
        dissolved: ['group:default/growth', 'group:default/platform'],
      });
      const sharing = shared.then();
      await until(() => join.mock.calls.length === 3);
      left.abort();
      // A different question of another caller is queued.
      const other = backend.post('/what-if', OUTSIDER).send({
        dissolved: ['ops'],
      });
      other.end(() => {});
      release[0]();
      expect((await stayed).body).toEqual((await sharing).body);
      await until(() => begun.length === 2);
      expect(begun[0].aborted).toBe(false);
      expect(begun[1].aborted).toBe(false);
      other.abort();
      await until(() => begun[1].aborted);

      // The aborted runs leave nothing behind.
      jest.restoreAllMocks();
      expect((await ask('ops')).status).toBe(200);
    });

    it('are queued per caller, with Retry-After', async () => {
      const backend = await start({ entities: entities() });
      await backend.evaluate();
      const begun = holdRuns();
      const questions = [
        ['platform'],
        ['growth'],
        ['ops'],
        ['platform', 'growth'],
      ];
      const asked = questions.map(dissolved =>
        backend.post('/what-if').send({ dissolved }).then(),
      );
      // One runs, two are queued.
      const refused = await Promise.race(asked);
      expect(refused.status).toBe(429);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect(refused.body.error.name).toBe('BusyError');
      for (let index = 0; index < 3; index++) {
        await until(() => release.length > index);
        expect(begun).toHaveLength(index + 1);
        release[index]();
      }
      const statuses = (await Promise.all(asked)).map(({ status }) => status);
      expect(statuses.sort()).toEqual([200, 200, 200, 429]);
    });
  });

  it('does not read all inputs again after a rejected question', async () => {
    const { evaluate, knex, post } = await start({ entities: entities() });
    await evaluate();
    const ask = () => post('/what-if').send({ dissolved: ['group:gone'] });
    await ask();

    const reads: unknown[] = [];
    knex.on('query', ({ sql, bindings }) => {
      if (/purged_revision|from .entity_facts. where .revision/.test(sql)) {
        reads.push(bindings);
      }
    });
    const answers = await Promise.all(Array.from({ length: 10 }, ask));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(400));
    // Of the revision alone: nothing has changed.
    expect(reads.length).toBeGreaterThan(0);
    expect(reads).toEqual(reads.map(() => [1]));
  });

  it('count entities that the caller may not read, without naming them', async () => {
    const hidden = [CHURN, 'group:default/ops', 'user:default/pia'];
    const backend = await start({ entities: entities(), hidden });
    await backend.evaluate();
    const body = { dissolved: ['platform'] };
    const all: WhatIf = (await backend.post('/what-if').send(body)).body;
    const part: WhatIf = (await backend.post('/what-if', OUTSIDER).send(body))
      .body;
    expect(part.hidden).toBe(1);
    expect(part.items.length).toBe(all.items.length - 1);
    expect(JSON.stringify(part)).not.toContain('churn"');
    // A hidden user gets the same response as a missing one.
    for (const [request, person, text] of [
      [{ leaving: ['user:default/pia'] }, OUTSIDER, 'user:default/pia'],
      [{ leaving: ['user:default/nemo'] }, undefined, 'user:default/nemo'],
      [{ dissolved: ['ops'] }, OUTSIDER, 'ops'],
      [{ dissolved: ['nobody'] }, undefined, 'nobody'],
      [
        { leaving: ['group:default/growth'] },
        undefined,
        'group:default/growth',
      ],
      [{ dissolved: ['user:default/ada'] }, undefined, 'user:default/ada'],
    ] as const) {
      const { status, body: answer } = await backend
        .post('/what-if', person)
        .send(request);
      expect([request, status]).toEqual([request, 400]);
      expect(answer.error.message).toMatch(
        new RegExp(`names "${text}", expected a (User|Group) in the catalog`),
      );
    }
    for (const request of [
      { leaving: 'ada' },
      { leaving: [7] },
      { leaving: [''] },
      { leaving: ['a\u0000'] },
      { leaving: Array(201).fill('ada') },
      { anything: [] },
    ]) {
      const { status } = await backend.post('/what-if').send(request);
      expect([request, status]).toEqual([request, 400]);
    }
    const denied = await start({
      entities: entities(),
      denied: ['ml-ownership.portfolio.read'],
    });
    expect((await denied.post('/what-if').send(body)).status).toBe(403);
  });
});
