import { createBackendModule } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { Drill } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  VerifiedRun,
  traceVerifiersExtensionPoint,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { join } from 'node:path';
import { advanceMinutes, setClock } from '../__testUtils__/clock';
import { group, mlEntity, user } from '../__testUtils__/exampleOrg';
import { criterionOf } from '../__testUtils__/criterionOf';
import { planned, started, towns } from '../__testUtils__/drills';
import { onEachDatabase, TestBackend } from '../__testUtils__/onEachDatabase';
import { OUTSIDER } from '../__testUtils__/startBackend';

jest.setTimeout(120_000);

const CHURN = 'model:default/churn';
const ADA = 'user:default/ada';
const ALAN = 'user:default/alan';
const IVO = 'user:default/ivo';
const OKSANA = 'user:default/oksana';
const PARTNER = 'user:partners/alan';
const TOMAS = 'user:default/tomas';

const passed = { outcome: 'passed', authorHelped: false };
const failed = { outcome: 'failed', authorHelped: false };

/** The towns, with some entities replaced by others of the same name. */
const townsWith = (...entities: Entity[]): Entity[] => {
  const keyOf = ({ kind, metadata }: Entity) => `${kind} ${metadata.name}`;
  const replaced = new Set(entities.map(keyOf));
  return [
    ...towns().filter(
      entity =>
        !replaced.has(keyOf(entity)) ||
        entity.metadata.namespace === 'partners',
    ),
    ...entities,
  ];
};
const churn = (spec: object): Entity => {
  const model = towns().find(({ metadata }) => metadata.name === 'churn')!;
  return { ...model, spec: { ...model.spec, ...spec } };
};

/** Verifies traces with the runs that a test provides. */
const tracing = (
  findRun: (url: string) => Promise<VerifiedRun>,
  supports = (_: string) => true,
) =>
  createBackendModule({
    pluginId: 'ml-ownership',
    moduleId: 'more-traces-under-test',
    register(env) {
      env.registerInit({
        deps: { traces: traceVerifiersExtensionPoint },
        async init({ traces }) {
          traces.addVerifier({
            id: 'runs',
            title: 'The runs',
            supports,
            findRun,
          });
        },
      });
    },
  });

onEachDatabase('drill integrity: records', start => {
  const begin = async (
    options: Partial<Parameters<typeof start>[0]> = {},
  ): Promise<TestBackend> => {
    const backend = await start({ entities: towns(), ...options });
    await backend.evaluate();
    return backend;
  };
  const become = async (backend: TestBackend, entities: Entity[]) => {
    backend.setEntities(entities);
    await backend.evaluate();
  };
  const stateOf = async (backend: TestBackend) =>
    (await criterionOf(backend, CHURN, 'recover.drill')).state;
  const plan = (backend: TestBackend, body: object = {}, person = OKSANA) =>
    backend.post('/drills', person).send({
      entityRef: CHURN,
      abilities: ['recover'],
      performingTeam: 'group:default/platform',
      operators: [OKSANA],
      ...body,
    });
  const finish = (
    backend: TestBackend,
    { id }: Drill,
    body: object = passed,
    person = OKSANA,
  ) => backend.post(`/drills/${id}/finish`, person).send(body);
  const log = (
    backend: TestBackend,
    { id }: Drill,
    body: object,
    person = OKSANA,
  ) => backend.post(`/drills/${id}/entries`, person).send(body);
  const correct = (backend: TestBackend, { id }: Drill, body: object) =>
    backend
      .post(`/drills/${id}/correct`, OKSANA)
      .send({ reason: 'It was not so', ...body });

  it('accepts a parent group of the owner as another team if no participant belongs to the owner', async () => {
    const backend = await begin();
    const company = { performingTeam: 'group:default/company' };
    const inside = await plan(backend, { ...company, operators: [TOMAS] }, ADA);
    expect([inside.status, inside.body.error?.message]).toEqual([
      400,
      expect.stringContaining('tomas is in Team growth, which owns it'),
    ]);
    // All members are members of the owner.
    const shell = await plan(backend, {
      performingTeam: 'group:default/research',
    });
    expect([shell.status, shell.body.error?.message]).toEqual([
      400,
      expect.stringContaining(
        'Team research has the same people as Team growth, which owns it',
      ),
    ]);

    const { body, status } = await plan(backend, company);
    expect([body, status]).toEqual([body, 201]);
    await backend.post(`/drills/${body.id}/start`, OKSANA);
    advanceMinutes(2);
    // Its members are also members of the owner, and may not record the drill.
    const byOwner = await finish(backend, body, passed, TOMAS);
    expect([byOwner.status, byOwner.body.error?.message]).toEqual([
      403,
      expect.stringContaining('tomas is in Team growth, which owns it'),
    ]);
    expect((await finish(backend, body)).body.assessments).toEqual([
      expect.objectContaining({ valid: true }),
    ]);
    expect(await stateOf(backend)).toBe('pass');
  });

  it('rejects entries from an author or a member of the owner who is also in the performing team', async () => {
    const backend = await begin({
      entities: townsWith(user('tomas', 'growth', 'platform')),
    });
    const drill = await started(backend);
    for (const [person, message] of [
      [ALAN, /alan is an author. Another member/],
      [TOMAS, /tomas is in Team growth, which owns it. Another member/],
    ] as const) {
      for (const answer of [
        await finish(backend, drill, passed, person),
        await log(backend, drill, { kind: 'note', text: 'So easy' }, person),
        await backend
          .post(`/drills/${drill.id}/abandon`, person)
          .send({ reason: 'It takes too long' }),
      ]) {
        expect([person, answer.status]).toEqual([person, 403]);
        expect(answer.body.error.message).toMatch(message);
      }
    }
    expect((await finish(backend, drill)).status).toBe(200);
    expect(await stateOf(backend)).toBe('pass');
  });

  it('treats a moved part of the owner as part of the owner', async () => {
    const backend = await begin();
    const hana = {
      performingTeam: 'group:default/growth-training',
      operators: ['user:default/hana'],
    };
    await become(backend, townsWith(group('growth-training', 'company')));
    const moved = await plan(backend, hana);
    expect([moved.status, moved.body.error?.message]).toEqual([
      400,
      expect.stringContaining(
        'Team growth-training was part of the owning team until recently',
      ),
    ]);
    // The same if the part is dissolved and its members join another team.
    await become(backend, [
      ...townsWith(user('hana', 'platform')).filter(
        ({ metadata }) => metadata.name !== 'growth-training',
      ),
    ]);
    const dissolved = await plan(backend, { operators: hana.operators });
    expect([dissolved.status, dissolved.body.error?.message]).toEqual([
      400,
      expect.stringContaining('left the owning team recently'),
    ]);
    expect((await plan(backend)).status).toBe(201);
  });

  it('handles a cyclic group tree and an owner that does not exist', async () => {
    const backend = await begin({
      entities: townsWith(
        group('growth', 'research'),
        group('research', 'growth'),
      ),
    });
    expect(
      (await plan(backend, { performingTeam: 'group:default/research' }))
        .status,
    ).toBe(400);
    const drill = await started(backend);
    expect((await finish(backend, drill)).body.assessments[0].valid).toBe(true);
    for (const owner of ['group:default/ghosts', undefined]) {
      await become(backend, townsWith(churn({ owner })));
      const { body } = await plan(backend);
      expect(body.error.message).toContain(
        'The owner does not exist in the catalog',
      );
    }
  });

  it('remembers the authors of a producing pipeline, and ignores pipelines that only claim to produce the model', async () => {
    const made = mlEntity('Pipeline', 'churn-training', {
      authors: ['oksana'],
    });
    const backend = await begin({ entities: townsWith(made) });
    await become(
      backend,
      townsWith(
        made,
        churn({ producedBy: [] }),
        mlEntity('Pipeline', 'stranger', {
          owner: 'group:default/search',
          authors: ['otto'],
          produces: [CHURN],
        }),
      ),
    );
    const { body } = await plan(backend);
    expect(body.error?.message).toContain('user:default/oksana is an author');
    const other = await plan(backend, { operators: [OUTSIDER] });
    expect([other.body.error, other.status]).toEqual([undefined, 201]);
  });

  it('resolves a commit address to a participant after they have moved to another team', async () => {
    const backend = await begin({
      config: {
        evidence: { writers: [{ subject: 'ci', criteria: ['retrain.run'] }] },
      },
    });
    const { body } = await backend.report(
      {
        entityRef: CHURN,
        criterion: 'retrain.run',
        outcome: 'pass',
        observedAt: new Date().toISOString(),
        authors: ['o.k@example.com'],
      },
      'ci',
    );
    expect(body.rejected).toEqual([]);
    await finish(backend, await started(backend));
    await become(backend, townsWith(user('oksana', 'search')));
    expect(await stateOf(backend)).toBe('pass');
    const oksana = user('oksana', 'search');
    await become(
      backend,
      townsWith({
        ...oksana,
        spec: { ...oksana.spec, profile: { email: 'O.K@example.com' } },
      }),
    );
    expect(await stateOf(backend)).toBe('unknown');
  });

  it('does not count a drill whose helper turns out to be an author', async () => {
    const backend = await begin();
    const drill = await started(backend);
    await log(backend, drill, { kind: 'help-requested', person: 'ivo' });
    const { body } = await finish(backend, drill);
    expect(body.assessments).toEqual([
      expect.not.objectContaining({ helpers: expect.anything() }),
    ]);
    expect(await stateOf(backend)).toBe('pass');
    await become(
      backend,
      townsWith(churn({ authors: ['ada', 'alan', 'ivo'] })),
    );
    expect(await stateOf(backend)).toBe('unknown');
  });

  it('resolves an address after its owner changed it or left', async () => {
    const backend = await begin({
      config: {
        evidence: { writers: [{ subject: 'ci', criteria: ['retrain.run'] }] },
      },
    });
    await finish(backend, await started(backend));
    await backend.report(
      {
        entityRef: CHURN,
        criterion: 'retrain.run',
        outcome: 'pass',
        observedAt: new Date().toISOString(),
        authors: ['oksana@example.com'],
      },
      'ci',
    );
    expect(await stateOf(backend)).toBe('unknown');
    await become(backend, townsWith(user('oksana', 'platform')));
    expect(await stateOf(backend)).toBe('unknown');
    expect((await plan(backend)).body.error.message).toContain(
      'oksana is an author',
    );
    await become(
      backend,
      towns().filter(({ metadata }) => metadata.name !== 'oksana'),
    );
    expect(await stateOf(backend)).toBe('unknown');
  });

  it('counts a namesake of an author as that author after the author left', async () => {
    const backend = await begin({
      entities: townsWith(churn({ authors: ['ada'] })),
    });
    await finish(backend, await started(backend, [PARTNER]));
    expect(await stateOf(backend)).toBe('pass');
    await become(backend, towns());
    expect(await stateOf(backend)).toBe('unknown');
    await become(
      backend,
      towns().filter(({ metadata }) => metadata.namespace !== 'partners'),
    );
    expect(await stateOf(backend)).toBe('unknown');
  });

  it('finds authors and producers again after a migration', async () => {
    const made = mlEntity('Pipeline', 'churn-training', {
      authors: ['oksana'],
    });
    const before = await begin({ entities: townsWith(made) });
    await finish(before, await started(before, ['user:default/otto']), failed);
    const migrations = {
      directory: join(__dirname, '../../migrations'),
    };
    // Later migrations are rolled back first.
    while (await before.knex.schema.hasTable('drills')) {
      await before.knex.migrate.down(migrations);
    }
    const backend = await start({
      entities: townsWith(made, churn({ producedBy: [], authors: [] })),
      knex: before.knex,
    });
    await backend.evaluate();
    expect(await stateOf(backend)).toBe('unknown');
    const { body } = await plan(backend, { operators: [OKSANA, ALAN] });
    expect(body.error.message).toMatch(
      /oksana is an author.*alan is an author/,
    );
    const drill = await started(backend, ['user:default/otto']);
    const { body: ended } = await finish(backend, drill, passed, OUTSIDER);
    expect(ended.assessments).toMatchObject([{ valid: true }]);
  });

  it('does not accept an incident handled with an older runbook as proof of the current one', async () => {
    setClock('2026-11-20T12:00:00Z');
    const backend = await begin();
    const read = async (version: string) => {
      const now = new Date().toISOString();
      await backend.knex('evidence').update({ is_latest: false });
      await backend.knex('evidence').insert({
        digest: version,
        entity_ref: CHURN,
        criterion: 'recover.runbook-readable',
        source: 'document',
        reported_by: 'documents',
        outcome: 'pass',
        observed_at: now,
        subject_version: version,
        declaration: 'docs/recover.md',
        detail: 'It was read',
        received_at: now,
        is_latest: true,
        revision: backend.knex('evaluation_state').select('revision'),
      });
      await backend.knex('evaluation_state').increment('revision', 1);
      await backend.knex('evidence').increment('revision', 1);
      await backend.evaluate();
    };
    const incident = async (startedAt: string) => {
      const { body } = await plan(backend, { startedAt });
      return finish(backend, body);
    };
    await read('sha256:1');
    setClock('2026-11-22T12:00:00Z');
    await read('sha256:2');
    setClock('2026-11-24T12:00:00Z');
    const old = await incident('2026-11-21T12:00:00Z');
    expect(old.body.assessments).toMatchObject([
      {
        valid: false,
        reasons: ['The runbook changed during the drill'],
      },
    ]);
    const recent = await incident('2026-11-23T12:00:00Z');
    expect(recent.body.assessments).toMatchObject([{ valid: true }]);
  });

  it('ignores authors in rejected evidence', async () => {
    const backend = await begin({
      config: {
        evidence: { writers: [{ subject: 'ci', criteria: ['retrain.run'] }] },
      },
    });
    for (const criterion of ['observe.alerts', 'recover.drill', 'x']) {
      const { body } = await backend.report(
        {
          entityRef: CHURN,
          criterion,
          outcome: 'pass',
          observedAt: new Date().toISOString(),
          authors: [OKSANA],
        },
        'ci',
      );
      expect([criterion, body.accepted]).toEqual([criterion, 0]);
    }
    expect((await plan(backend)).status).toBe(201);
  });

  it('keeps a correction if another one is made concurrently', async () => {
    let answer = () => {};
    let asked = () => {};
    const isAsked = new Promise<void>(resolve => {
      asked = resolve;
    });
    const backend = await begin({
      features: [
        tracing(async () => {
          asked();
          await new Promise<void>(resolve => {
            answer = resolve;
          });
          throw new Error('It does not answer');
        }),
      ],
    });
    const drill = await started(backend);
    await finish(backend, drill);
    const slow = correct(backend, drill, {
      traces: ['https://runs.test/1'],
    }).then(result => result);
    await isAsked;
    const replica = await start({ entities: towns(), knex: backend.knex });
    expect((await correct(replica, drill, { authorHelped: true })).status).toBe(
      200,
    );
    answer();
    const { body } = await slow;
    expect(body).toMatchObject({
      authorHelped: true,
      assessments: [{ valid: false, status: 'invalidated' }],
    });
    expect(await stateOf(backend)).toBe('unknown');
  });

  it('includes helpers and blockers that are reported while the drill ends', async () => {
    let meanwhile: () => Promise<unknown> = async () => {};
    const backend = await begin({
      features: [
        tracing(async () => {
          await meanwhile();
          throw new Error('It does not answer');
        }),
      ],
    });
    const drill = await started(backend);
    meanwhile = () =>
      log(backend, drill, { kind: 'help-requested', person: 'ada' }).then();
    const traces = ['https://runs.test/1'];
    const late = await finish(backend, drill, { ...passed, traces });
    expect([late.status, late.body.error?.message]).toEqual([
      409,
      expect.stringContaining('added meanwhile'),
    ]);
    meanwhile = async () => {};
    const { body } = await finish(backend, drill, { ...passed, traces });
    expect(body.assessments[0].valid).toBe(false);
    // The first attempt has left no lines.
    expect(body.traces).toEqual(traces);
    expect(
      body.entries.filter(
        ({ kind, createdBy }: { kind: string; createdBy: string }) =>
          kind === 'trace' && createdBy !== '',
      ),
    ).toHaveLength(1);

    const losing = await started(backend);
    const [noted, abandoned] = await Promise.all([
      log(backend, losing, { kind: 'blocker', text: 'No right' }),
      backend
        .post(`/drills/${losing.id}/abandon`, OKSANA)
        .send({ reason: 'It takes too long' }),
    ]);
    expect([noted.status, abandoned.status].sort()).toEqual([200, 409]);
  });

  it('is not verified by a run of a namesake, and tolerates a failing verifier', async () => {
    const run = async () => ({
      actors: ['alan'],
      startedAt: new Date().toISOString(),
      endedAt: new Date().toISOString(),
    });
    const backend = await begin({
      entities: townsWith(churn({ authors: ['ada'] })),
      features: [
        tracing(run, url => {
          if (url.includes('stumble')) {
            throw new Error('This link is not supported');
          }
          return true;
        }),
      ],
    });
    const drill = await started(backend, [PARTNER]);
    const { body } = await finish(backend, drill, {
      ...passed,
      traces: ['https://runs.test/1', 'https://runs.test/stumble'],
    });
    expect(body.assessments).toMatchObject([{ trace: 'attested' }]);
    const own = await started(backend, [ALAN]);
    const verified = await finish(
      backend,
      own,
      { ...passed, traces: ['https://runs.test/2'] },
      ALAN,
    );
    expect(verified.body.assessments).toMatchObject([{ trace: 'verified' }]);
  });

  it('limits open plans per user, also for concurrent requests', async () => {
    const backend = await begin();
    const replica = await start({ entities: towns(), knex: backend.knex });
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        plan(index % 2 ? backend : replica, {}, IVO),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter(status => status === 201)).toHaveLength(20);
    expect(statuses.filter(status => status === 409)).toHaveLength(4);
    expect((await plan(backend)).status).toBe(201);
  });

  it('reveals no teams, users or drills that the caller may not read', async () => {
    const backend = await begin({
      hidden: ['group:default/search', IVO, 'dataset:default/events'],
    });
    const probe = async (performingTeam: string, operators: string[]) => {
      const { status, body } = await plan(
        backend,
        { performingTeam, operators },
        OUTSIDER,
      );
      return [
        status,
        body.error?.message
          .replaceAll(performingTeam, 'TEAM')
          .replaceAll(operators[0], 'PERSON'),
      ];
    };
    const nobody = await probe('group:default/none', ['user:default/none']);
    expect(nobody[0]).toBe(400);
    expect(await probe('group:default/search', [IVO])).toEqual(nobody);
    expect(await probe('group:default/search', ['user:default/x'])).toEqual(
      nobody,
    );
    // Drills of hidden data by platform are not counted for the outsider.
    const { body: drill } = await plan(
      backend,
      {
        entityRef: 'dataset:default/features',
        performingTeam: 'group:default/platform',
      },
      OKSANA,
    );
    await backend.post(`/drills/${drill.id}/start`, OKSANA);
    advanceMinutes(2);
    await finish(backend, drill);
    const suggestions = async (person?: string) =>
      (await backend.get(`/drills/suggestions?entityRef=${CHURN}`, person)).body
        .items;
    expect(await suggestions()).toContainEqual(
      expect.objectContaining({ team: 'group:default/platform', drills: 1 }),
    );
    expect(JSON.stringify(await suggestions(OUTSIDER))).not.toMatch(
      /search|ivo/,
    );
    const hides = await start({
      entities: towns(),
      knex: backend.knex,
      hidden: ['dataset:default/features'],
    });
    const { body } = await hides.get(
      `/drills/suggestions?entityRef=${CHURN}`,
      OUTSIDER,
    );
    expect(body.items).toContainEqual(
      expect.objectContaining({ team: 'group:default/platform', drills: 0 }),
    );
  });

  it('does not let a future pass hide a current failure', async () => {
    setClock('2026-11-20T12:00:00Z');
    const backend = await begin();
    const [good, bad] = [await started(backend), await started(backend)];
    await finish(backend, good, {
      ...passed,
      endedAt: '2026-11-20T12:08:59Z',
    });
    setClock('2026-11-20T12:04:30Z');
    await finish(backend, bad, failed);
    expect(await stateOf(backend)).toBe('fail');
  });

  it('keeps failures and authors of an entity that left the catalog and came back', async () => {
    const backend = await begin();
    await finish(backend, await started(backend), failed);
    const running = await started(backend);
    await become(
      backend,
      towns().filter(({ metadata }) => metadata.name !== 'churn'),
    );
    const gone = await finish(backend, running);
    expect(gone.status).toBe(404);
    await become(
      backend,
      townsWith(churn({ owner: 'group:default/search', authors: ['ada'] })),
    );
    expect(await stateOf(backend)).toBe('fail');
    const alan = await plan(backend, { operators: [ALAN] });
    expect(alan.body.error.message).toContain('alan is an author');
    const growth = await plan(
      backend,
      { performingTeam: 'group:default/growth', operators: [TOMAS] },
      TOMAS,
    );
    expect(growth.body.error.message).toMatch(/owned it until recently/);
  });

  it('lets one of two replicas win', async () => {
    const backend = await begin();
    const replica = await start({ entities: towns(), knex: backend.knex });
    const plans = [await planned(backend), await planned(backend)];
    const [begun, taken] = await Promise.all([
      backend.post(`/drills/${plans[0].id}/start`, OKSANA),
      replica.post(`/drills/${plans[0].id}/cancel`, OKSANA),
    ]);
    expect([begun.status, taken.status].sort()[0]).toBe(200);
    expect([begun.status, taken.status].sort()[1]).toBeGreaterThanOrEqual(404);
    const left = await backend.knex('drill_entries').where({
      drill_id: plans[0].id,
    });
    expect(left).toHaveLength(taken.status === 200 ? 0 : 2);
    await backend.post(`/drills/${plans[1].id}/start`, OKSANA);
    advanceMinutes(2);
    await finish(backend, plans[1]);
    const corrections = await Promise.all([
      correct(backend, plans[1], { outcome: 'failed' }),
      correct(replica, plans[1], { authorHelped: true }),
    ]);
    expect(corrections.map(({ status }) => status)).toContain(200);
    await replica.evaluate();
    const { body } = await replica.get(`/drills/${plans[1].id}`);
    expect(body.state).toBe('failed');
    expect(await stateOf(replica)).toBe('fail');
  });

  it('rejects odd, huge and broken requests', async () => {
    const backend = await begin();
    const drill = await started(backend);
    const long = 'x'.repeat(2000);
    for (const body of [
      { operators: [] },
      { abilities: [] },
      { operators: Array(21).fill(OKSANA) },
      { performingTeam: long },
      { performingTeam: 'group:default/\ud800' },
      { operators: ['user:default/\ud800'] },
      { operators: ['user:'] },
      { plannedDate: '2026-02-31' },
      { startedAt: '0000-01-01T00:00:00Z' },
      { startedAt: '9999-12-31T23:59:59-23:59' },
      { plannedDate: '9999-12-31', startedAt: '2026-01-01T00:00:00Z' },
      { notes: 'x'.repeat(5001) },
      { planned_by: ADA },
    ]) {
      const { status } = await plan(backend, body);
      expect([body, status]).toEqual([body, 400]);
    }
    for (const body of [
      { kind: 'step', step: -1 },
      { kind: 'step', step: 1.5 },
      { kind: 'step', step: 1e300 },
      { kind: 'blocker-resolved', blocker: 1e20 },
      { kind: 'help-requested', person: '' },
      { kind: 'trace', url: 'https://' },
      { kind: 'note', text: '\u27e6model:default/x|y\u27e7'.slice(0, 1) },
    ]) {
      const { status } = await log(backend, drill, body);
      expect([body, status]).toEqual([body, 400]);
    }
    // Half a surrogate pair, and characters that would forge a mention.
    const halved = await plan(backend, { notes: 'half \ud800 a sign' });
    expect(halved.status).toBe(400);
    const odd = await log(backend, drill, {
      kind: 'help-requested',
      person: 'user:default/\ud800',
      text: '\u27e6model:default/secret|Secret\u27e7',
    });
    expect(odd.status).toBe(200);
    const injected = encodeURIComponent("'; drop table drills; --");
    expect((await backend.get(`/drills/${injected}`)).status).toBe(404);
    for (const path of [
      `/drills/${long}`,
      `/handovers/${long}`,
      '/drills?cursor=e30',
      '/drills?limit=100000',
      '/drills/due?until=yesterday',
      '/drills?plannedFrom=2026-02-31',
    ]) {
      expect([path, (await backend.get(path)).status]).toEqual([path, 400]);
    }
    const huge = await finish(backend, drill, {
      ...passed,
      notes: 'x'.repeat(6_000_000),
    });
    expect(huge.status).toBe(413);
    const deep = await backend
      .post(`/drills/${drill.id}/entries`, OKSANA)
      .set('content-type', 'application/json')
      .send(`{"kind":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
    expect(deep.status).toBeGreaterThanOrEqual(400);
    expect(deep.status).toBeLessThan(500);
    const traces = await finish(backend, drill, {
      ...passed,
      traces: Array(21).fill('https://runs.test'),
    });
    expect(traces.status).toBe(400);
  });

  it('excludes abilities that do not apply to external data, and accepts drills of every kind', async () => {
    const backend = await begin({
      entities: townsWith(mlEntity('Dataset', 'bought', { type: 'external' })),
    });
    for (const ability of ['retrain', 'deploy']) {
      const { body } = await plan(backend, {
        entityRef: 'dataset:default/bought',
        abilities: [ability],
      });
      expect(body.error.message).toContain(
        `${ability} does not apply to external data`,
      );
    }
    for (const entityRef of [
      'dataset:default/bought',
      'dataset:default/features',
      'pipeline:default/feature-build',
    ]) {
      const { body } = await plan(backend, { entityRef });
      await backend.post(`/drills/${body.id}/start`, OKSANA);
      advanceMinutes(2);
      await finish(backend, body);
      expect(
        (await criterionOf(backend, entityRef, 'recover.drill')).state,
      ).toBe('pass');
    }
  });
});

onEachDatabase('handover integrity', start => {
  const begin = async (entities = towns()): Promise<TestBackend> => {
    const backend = await start({ entities });
    await backend.evaluate();
    return backend;
  };
  const propose = (backend: TestBackend, toTeam: string, person: string) =>
    backend
      .post('/handovers', person)
      .send({ entityRef: CHURN, toTeam, abilities: ['recover'] });
  const answer = (
    backend: TestBackend,
    id: string,
    verb: string,
    person: string,
  ) =>
    backend.post(`/handovers/${id}/${verb}`, person).send(
      {
        accept: { comment: 'We know what we take over' },
        decline: { reason: 'It was not asked for' },
      }[verb],
    );

  it('rejects an answer of the current owner, through a parent group or a shared member', async () => {
    const backend = await begin(townsWith(user('tomas', 'growth', 'platform')));
    const around = await propose(backend, 'group:default/company', ADA);
    expect(around.status).toBe(201);
    for (const verb of ['start-shadowing', 'accept', 'decline']) {
      const { status } = await answer(backend, around.body.id, verb, ADA);
      expect([verb, status]).toEqual([verb, 403]);
    }
    await answer(backend, around.body.id, 'withdraw', ADA);
    const { body } = await propose(backend, 'group:default/platform', TOMAS);
    expect(body.allowedActions).toEqual(['add-entry', 'withdraw']);
    const own = await answer(backend, body.id, 'accept', TOMAS);
    expect([own.status, own.body.error.message]).toEqual([
      403,
      expect.stringContaining('Another member'),
    ]);
    expect((await answer(backend, body.id, 'accept', OKSANA)).status).toBe(200);
  });

  it('cannot be kept open by a team that was not asked', async () => {
    const backend = await begin();
    const { body } = await propose(backend, 'group:default/search', IVO);
    await answer(backend, body.id, 'start-shadowing', IVO);
    const { body: seen } = await backend.get(`/handovers/${body.id}`, TOMAS);
    expect(seen.allowedActions).toEqual(['add-entry', 'decline']);
    expect((await answer(backend, body.id, 'accept', TOMAS)).status).toBe(403);
    expect((await answer(backend, body.id, 'decline', TOMAS)).status).toBe(200);
    expect(
      (await propose(backend, 'group:default/platform', TOMAS)).status,
    ).toBe(201);
  });
});
