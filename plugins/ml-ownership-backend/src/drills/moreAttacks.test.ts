import { createBackendModule } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { Drill } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  TracedRun,
  traceVerifiersExtensionPoint,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { join } from 'node:path';
import { setClock } from '../__testUtils__/clock';
import { group, mlEntity, user } from '../__testUtils__/company';
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

/** Everything of the towns, with some entities in place of those of the same name. */
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

/** Looks up runs where a test says so. */
const tracing = (
  find: (url: string) => Promise<TracedRun>,
  handles = (_: string) => true,
) =>
  createBackendModule({
    pluginId: 'ml-ownership',
    moduleId: 'more-traces-under-test',
    register(env) {
      env.registerInit({
        deps: { traces: traceVerifiersExtensionPoint },
        async init({ traces }) {
          traces.addVerifier({ id: 'runs', title: 'The runs', handles, find });
        },
      });
    },
  });

onEachDatabase('drills that would still cheat', start => {
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
  ) => backend.post(`/drills/${id}/log`, person).send(body);
  const correct = (backend: TestBackend, { id }: Drill, body: object) =>
    backend
      .post(`/drills/${id}/correct`, OKSANA)
      .send({ reason: 'It was not so', ...body });

  it('refuses a group around the owner, by which the owner would record itself', async () => {
    const backend = await begin();
    const around = await plan(
      backend,
      { performingTeam: 'group:default/company' },
      ADA,
    );
    expect([around.status, around.body.error?.message]).toEqual([
      400,
      expect.stringContaining(
        'Team company is around Team growth, which owns it',
      ),
    ]);
    await become(backend, townsWith(churn({ owner: TOMAS })));
    const around2 = await plan(
      backend,
      { performingTeam: 'group:default/research' },
      ADA,
    );
    expect(around2.status).toBe(400);
  });

  it('takes no word from an author or a member of the owner who is in the other team too', async () => {
    const backend = await begin({
      entities: townsWith(user('tomas', 'growth', 'platform')),
    });
    const drill = await started(backend);
    for (const [person, message] of [
      [ALAN, /alan is an author: somebody else/],
      [TOMAS, /tomas is in Team growth, which owns it: somebody else/],
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

  it('sees a part of the owner that was moved elsewhere as a whole', async () => {
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
        'Team growth-training was part of the team that owns it a short time ago',
      ),
    ]);
    // The same where the part is dissolved, and its people join another team.
    await become(backend, [
      ...townsWith(user('hana', 'platform')).filter(
        ({ metadata }) => metadata.name !== 'growth-training',
      ),
    ]);
    const dissolved = await plan(backend, { operators: hana.operators });
    expect([dissolved.status, dissolved.body.error?.message]).toEqual([
      400,
      expect.stringContaining('left the team that owns it a short time ago'),
    ]);
    expect((await plan(backend)).status).toBe(201);
  });

  it('survives a group tree that bites its tail, and an owner who is nobody', async () => {
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
    expect((await finish(backend, drill)).body.proves[0].valid).toBe(true);
    for (const owner of ['group:default/ghosts', undefined]) {
      await become(backend, townsWith(churn({ owner })));
      const { body } = await plan(backend);
      expect(body.error.message).toContain('Its owner is not in the catalog');
    }
  });

  it('forgets no author of a pipeline that made it, and believes none that only claims to', async () => {
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

  it('learns that an address in the commits is that of somebody who did it, wherever they are by then', async () => {
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

  it('does not count where a helper turns out to be an author', async () => {
    const backend = await begin();
    const drill = await started(backend);
    await log(backend, drill, { kind: 'helper', person: 'ivo' });
    const { body } = await finish(backend, drill);
    expect(body.proves).toEqual([
      expect.not.objectContaining({ helpers: expect.anything() }),
    ]);
    expect(await stateOf(backend)).toBe('pass');
    await become(
      backend,
      townsWith(churn({ authors: ['ada', 'alan', 'ivo'] })),
    );
    expect(await stateOf(backend)).toBe('unknown');
  });

  it('knows whose address it was after they took it away, or left', async () => {
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

  it('holds a namesake of an author against them after they left', async () => {
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

  it('finds authors and makers again where the tables of drills are new', async () => {
    const made = mlEntity('Pipeline', 'churn-training', {
      authors: ['oksana'],
    });
    const before = await begin({ entities: townsWith(made) });
    await finish(before, await started(before, ['user:default/otto']), failed);
    const migrations = {
      directory: join(__dirname, '../../migrations'),
    };
    // Those that came later go first.
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
    expect(ended.proves).toMatchObject([{ valid: true }]);
  });

  it('does not take an incident handled by an older runbook for a proof of the one of now', async () => {
    setClock('2026-11-20T12:00:00Z');
    const backend = await begin();
    const read = async (version: string) => {
      const now = new Date().toISOString();
      await backend.knex('evidence').update({ is_newest: false });
      await backend.knex('evidence').insert({
        digest: version,
        entity_ref: CHURN,
        criterion: 'recover.runbook-readable',
        source: 'document',
        writer: 'documents',
        outcome: 'pass',
        observed_at: now,
        subject_version: version,
        declaration: 'docs/recover.md',
        detail: 'It was read',
        received_at: now,
        is_newest: true,
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
    expect(old.body.proves).toMatchObject([
      {
        valid: false,
        reasons: ['The runbook was changed while the drill ran'],
      },
    ]);
    const recent = await incident('2026-11-23T12:00:00Z');
    expect(recent.body.proves).toMatchObject([{ valid: true }]);
  });

  it('takes no writer whose item is refused for a witness of authors', async () => {
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

  it('keeps what was taken from a result, whoever else corrects it at the same moment', async () => {
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
      proves: [{ valid: false, standing: 'void' }],
    });
    expect(await stateOf(backend)).toBe('unknown');
  });

  it('misses no helper and no blocker that is noted while it ends', async () => {
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
      log(backend, drill, { kind: 'helper', person: 'ada' }).then();
    const traces = ['https://runs.test/1'];
    const late = await finish(backend, drill, { ...passed, traces });
    expect([late.status, late.body.error?.message]).toEqual([
      409,
      expect.stringContaining('just now'),
    ]);
    meanwhile = async () => {};
    const { body } = await finish(backend, drill, { ...passed, traces });
    expect(body.proves[0].valid).toBe(false);
    // Nothing of the first attempt was left behind.
    expect(body.traces).toEqual(traces);
    expect(
      body.entries.filter(
        ({ kind, by }: { kind: string; by: string }) =>
          kind === 'trace' && by !== '',
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

  it('is not verified by a namesake, nor thrown by a verifier that stumbles', async () => {
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
            throw new Error('This is no link that I know to read');
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
    expect(body.proves).toMatchObject([{ trace: 'attested' }]);
    const own = await started(backend, [ALAN]);
    const verified = await finish(
      backend,
      own,
      { ...passed, traces: ['https://runs.test/2'] },
      ALAN,
    );
    expect(verified.body.proves).toMatchObject([{ trace: 'verified' }]);
  });

  it('lets nobody keep the others from planning, not even at one moment', async () => {
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

  it('tells nothing of teams, people and drills that the caller may not see', async () => {
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
    // What platform has done with hidden data is not counted for the outsider.
    const { body: drill } = await plan(
      backend,
      {
        entityRef: 'dataset:default/features',
        performingTeam: 'group:default/platform',
      },
      OKSANA,
    );
    await backend.post(`/drills/${drill.id}/start`, OKSANA);
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

  it('lets no pass from the minutes to come cover a failure of now', async () => {
    setClock('2026-11-20T12:00:00Z');
    const backend = await begin();
    const [good, bad] = [await started(backend), await started(backend)];
    await finish(backend, good, {
      ...passed,
      endedAt: '2026-11-20T12:04:59Z',
    });
    setClock('2026-11-20T12:01:00Z');
    await finish(backend, bad, failed);
    expect(await stateOf(backend)).toBe('fail');
  });

  it('keeps failures and authors of what left the catalog and came back', async () => {
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
    expect(growth.body.error.message).toMatch(/owned it a short time ago/);
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

  it('answers what is odd, huge or broken with a refusal', async () => {
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
      { plannedFor: '2026-02-31' },
      { startedAt: '0000-01-01T00:00:00Z' },
      { startedAt: '9999-12-31T23:59:59-23:59' },
      { plannedFor: '9999-12-31', startedAt: '2026-01-01T00:00:00Z' },
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
      { kind: 'solved', blocker: 1e20 },
      { kind: 'helper', person: '' },
      { kind: 'trace', url: 'https://' },
      { kind: 'note', text: '\u27e6model:default/x|y\u27e7'.slice(0, 1) },
    ]) {
      const { status } = await log(backend, drill, body);
      expect([body, status]).toEqual([body, 400]);
    }
    const odd = await log(backend, drill, {
      kind: 'helper',
      person: 'user:default/\ud800',
      text: '\ud800 \u202e \u27e6model:default/secret|Secret\u27e7',
    });
    expect(odd.status).toBe(200);
    const noted = await plan(backend, { notes: 'half \ud800 a sign' });
    expect(noted.status).toBe(201);
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
      .post(`/drills/${drill.id}/log`, OKSANA)
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

  it('knows what nobody here can do with external data, and has every kind drilled', async () => {
    const backend = await begin({
      entities: townsWith(mlEntity('Dataset', 'bought', { type: 'external' })),
    });
    for (const ability of ['retrain', 'deploy']) {
      const { body } = await plan(backend, {
        entityRef: 'dataset:default/bought',
        abilities: [ability],
      });
      expect(body.error.message).toContain(`Nobody here can ${ability}`);
    }
    for (const entityRef of [
      'dataset:default/bought',
      'dataset:default/features',
      'pipeline:default/feature-build',
    ]) {
      const { body } = await plan(backend, { entityRef });
      await backend.post(`/drills/${body.id}/start`, OKSANA);
      await finish(backend, body);
      expect(
        (await criterionOf(backend, entityRef, 'recover.drill')).state,
      ).toBe('pass');
    }
  });
});

onEachDatabase('handovers that would cheat', start => {
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
        accept: { answer: 'We know what we take over' },
        refuse: { reason: 'It was not asked for' },
      }[verb],
    );

  it('are not answered by who gives, in a group around both or as a member of both', async () => {
    const backend = await begin(townsWith(user('tomas', 'growth', 'platform')));
    const around = await propose(backend, 'group:default/company', ADA);
    expect(around.status).toBe(201);
    for (const verb of ['shadow', 'accept', 'refuse']) {
      const { status } = await answer(backend, around.body.id, verb, ADA);
      expect([verb, status]).toEqual([verb, 403]);
    }
    await answer(backend, around.body.id, 'withdraw', ADA);
    const { body } = await propose(backend, 'group:default/platform', TOMAS);
    expect(body.can).toEqual(['log', 'withdraw']);
    const own = await answer(backend, body.id, 'accept', TOMAS);
    expect([own.status, own.body.error.message]).toEqual([
      403,
      expect.stringContaining('somebody else'),
    ]);
    expect((await answer(backend, body.id, 'accept', OKSANA)).status).toBe(200);
  });

  it('cannot be kept open by a team that nobody asked', async () => {
    const backend = await begin();
    const { body } = await propose(backend, 'group:default/search', IVO);
    await answer(backend, body.id, 'shadow', IVO);
    const { body: seen } = await backend.get(`/handovers/${body.id}`, TOMAS);
    expect(seen.can).toEqual(['log', 'refuse']);
    expect((await answer(backend, body.id, 'accept', TOMAS)).status).toBe(403);
    expect((await answer(backend, body.id, 'refuse', TOMAS)).status).toBe(200);
    expect(
      (await propose(backend, 'group:default/platform', TOMAS)).status,
    ).toBe(201);
  });
});
