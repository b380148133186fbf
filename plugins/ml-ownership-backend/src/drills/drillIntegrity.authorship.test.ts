import { Entity } from '@backstage/catalog-model';
import { Drill } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  advanceDays,
  advanceMinutes,
  inDays,
  setClock,
} from '../__testUtils__/clock';
import { mlEntity, user } from '../__testUtils__/exampleOrg';
import { criterionOf } from '../__testUtils__/criterionOf';
import { planned, started, towns } from '../__testUtils__/drills';
import { onEachDatabase, TestBackend } from '../__testUtils__/onEachDatabase';
import { OUTSIDER } from '../__testUtils__/startBackend';

jest.setTimeout(120_000);

const CHURN = 'model:default/churn';
const ADA = 'user:default/ada';
const TOMAS = 'user:default/tomas';
const OKSANA = 'user:default/oksana';
const HANA = 'user:default/hana';

const passed = { outcome: 'passed', authorHelped: false };

onEachDatabase('drill integrity: authorship', start => {
  const begin = async (
    options: Partial<Parameters<typeof start>[0]> & { more?: Entity[] } = {},
  ): Promise<TestBackend> => {
    const { more = [], ...rest } = options;
    const backend = await start({ entities: [...towns(), ...more], ...rest });
    await backend.evaluate();
    return backend;
  };
  const stateOf = async (backend: TestBackend, ability = 'recover') =>
    (await criterionOf(backend, CHURN, `${ability}.drill`)).state;
  const plan = (backend: TestBackend, body: object, person = OKSANA) =>
    backend.post('/drills', person).send({
      entityRef: CHURN,
      abilities: ['recover'],
      performingTeam: 'group:default/platform',
      operators: [OKSANA],
      ...body,
    });
  const finish = async (
    backend: TestBackend,
    drill: Drill,
    body: object = passed,
    person = OKSANA,
  ) => backend.post(`/drills/${drill.id}/finish`, person).send(body);
  const replace = (backend: TestBackend, ...entities: Entity[]) => {
    const names = entities.map(({ kind, metadata }) => kind + metadata.name);
    backend.setEntities([
      ...towns().filter(
        ({ kind, metadata }) => !names.includes(kind + metadata.name),
      ),
      ...entities,
    ]);
  };

  it('counts a drill of another team, with the reasons', async () => {
    const backend = await begin();
    const drill = await started(backend);
    const { body, status } = await finish(backend, drill);
    expect([status, body.assessments]).toEqual([
      200,
      [
        {
          ability: 'recover',
          outcome: 'passed',
          valid: true,
          reasons: ['Another team did it, following the current runbook'],
          trace: 'attested',
          status: 'valid',
        },
      ],
    ]);
    expect(await stateOf(backend)).toBe('pass');
  });

  it.each([
    [
      'the team that owns it',
      { performingTeam: 'group:default/growth', operators: [TOMAS] },
      /Team growth is the team that owns it.*user:default\/tomas|tomas is in Team growth/,
    ],
    [
      'a group under the owner',
      { performingTeam: 'group:default/growth-training', operators: [HANA] },
      /Team growth-training is part of the team that owns it/,
    ],
    [
      'a member of the owner in another team',
      { operators: [OKSANA, TOMAS] },
      /tomas is in Team growth, which owns it/,
    ],
    [
      'an author in another team',
      { operators: ['user:default/alan'] },
      /user:default\/alan is an author/,
    ],
    [
      'an author by another spelling',
      { operators: ['User:Default/ALAN'] },
      /user:default\/alan is an author/,
    ],
    [
      'an author under another namespace',
      { operators: ['user:partners/alan'] },
      /user:partners\/alan is an author/,
    ],
    [
      'somebody whom the catalog does not know',
      { operators: ['user:default/ghost'] },
      /user:default\/ghost is not a User in the catalog/,
    ],
    [
      'a group that is none',
      { performingTeam: 'group:default/ghosts' },
      /ghosts is not a Group in the catalog/,
    ],
    [
      'somebody who is not in the team',
      { operators: ['user:default/ivo'] },
      /ivo is not in Team platform/,
    ],
    [
      'an incident in the future',
      { startedAt: inDays(1) },
      /startedAt is .* in the future/,
    ],
    [
      'an incident before the entity was there',
      { startedAt: '2020-01-01T00:00:00Z' },
      /before model:default\/churn was first observed/,
    ],
    ['a day that is over', { plannedDate: '2020-01-01' }, /expected today/],
    [
      'an entity that is none',
      { entityRef: 'component:default/x' },
      /No Model, Dataset or Pipeline/,
    ],
  ])('rejects %s', async (_, body, message) => {
    const backend = await begin();
    const answer = await plan(backend, body);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.body.error.message).toMatch(message);
    expect((await backend.get('/drills')).body.items).toEqual([]);
    expect(await stateOf(backend)).toBe('unknown');
  });

  it('does not count a participant who wrote the code and joined the other team recently', async () => {
    const backend = await begin({
      config: {
        evidence: { writers: [{ subject: 'ci', criteria: ['retrain.run'] }] },
      },
    });
    const drill = await started(backend);
    await finish(backend, drill);
    expect(await stateOf(backend)).toBe('pass');
    // Later, the CI system reports the author of these commits.
    const report = await backend.report(
      {
        entityRef: CHURN,
        criterion: 'retrain.run',
        outcome: 'pass',
        observedAt: new Date().toISOString(),
        authors: ['Oksana@Example.com'],
      },
      'ci',
    );
    expect(report.body.rejected).toEqual([]);
    expect(await criterionOf(backend, CHURN, 'recover.drill')).toMatchObject({
      state: 'unknown',
      evidence: [
        {
          status: 'not-accepted',
          detail: expect.stringContaining('is an author'),
        },
      ],
    });
    const again = await plan(backend, {});
    expect([again.status, again.body.error.message]).toEqual([
      400,
      expect.stringContaining('user:default/oksana is an author'),
    ]);
  });

  it('counts the authors of the pipeline as authors of the model', async () => {
    const backend = await begin();
    replace(
      backend,
      mlEntity('Pipeline', 'churn-training', { authors: ['oksana'] }),
    );
    await backend.evaluate();
    const { body } = await plan(backend, {});
    expect(body.error.message).toContain('user:default/oksana is an author');
  });

  it('ignores authors that users report', async () => {
    const backend = await begin();
    const { body } = await backend.post('/evidence', TOMAS).send({
      entityRef: CHURN,
      criterion: 'ownership.access',
      outcome: 'pass',
      observedAt: new Date().toISOString(),
      authors: [OKSANA],
    });
    expect(body.rejected[0].error.message).toMatch(
      /can only be reported by service tokens/,
    );
    expect((await plan(backend, {})).status).toBe(201);
  });

  it('remembers authors who were removed before the drill', async () => {
    const backend = await begin();
    replace(backend, mlEntity('Model', 'churn', { authors: ['ada'] }));
    await backend.evaluate();
    const { body } = await plan(backend, { operators: ['user:default/alan'] });
    expect(body.error.message).toContain('user:default/alan is an author');
  });

  it('remembers an owner that was replaced by another group for a day', async () => {
    const backend = await begin();
    replace(
      backend,
      mlEntity('Model', 'churn', {
        owner: 'group:default/search',
        authors: ['ada', 'alan'],
      }),
    );
    await backend.evaluate();
    const { body } = await plan(
      backend,
      {
        performingTeam: 'group:default/growth',
        operators: [TOMAS],
      },
      TOMAS,
    );
    expect(body.error.message).toMatch(
      /Team growth is the team that owned it until recently/,
    );
    // And back again: the owner of that day is not independent either.
    backend.setEntities(towns());
    await backend.evaluate();
    const search = await plan(
      backend,
      {
        performingTeam: 'group:default/search',
        operators: ['user:default/ivo'],
      },
      'user:default/ivo',
    );
    expect(search.body.error.message).toMatch(
      /Team search is the team that owned it until recently/,
    );
  });

  it('remembers a user who left the owning team for a day', async () => {
    const backend = await begin();
    replace(backend, user('tomas', 'platform'));
    await backend.evaluate();
    const { body } = await plan(backend, { operators: [TOMAS] });
    expect(body.error.message).toMatch(/tomas left the owning team recently/);
  });

  it('checks the team again at the start and at the end', async () => {
    const backend = await begin();
    const drill = await planned(backend);
    replace(backend, user('oksana', 'platform', 'growth'));
    await backend.evaluate();
    const begun = await backend.post(`/drills/${drill.id}/start`, OKSANA);
    expect([begun.status, begun.body.error.message]).toEqual([
      400,
      expect.stringContaining('oksana is in Team growth'),
    ]);
    backend.setEntities(towns());
    await backend.evaluate();
    await backend.knex('former_members').delete();
    const other = await planned(backend);
    const running = await backend.post(`/drills/${other.id}/start`, OKSANA);
    expect(running.status).toBe(200);
    replace(
      backend,
      mlEntity('Model', 'churn', {
        authors: ['ada', 'alan', 'oksana'],
        operations: { recover: { runbook: 'docs/other.md' } },
      }),
    );
    backend.setRunbooks({ version: 'another' });
    await backend.evaluate();
    advanceMinutes(2);
    const { body } = await finish(backend, other);
    expect(body).toMatchObject({
      state: 'passed',
      assessments: [
        {
          valid: false,
          status: 'invalidated',
          reasons: [
            'oksana, a participant, is an author',
            'A different runbook is declared than at the start',
          ],
        },
      ],
    });
    expect(await stateOf(backend)).toBe('unknown');
  });

  it('rejects a result from the owner or from anyone outside the performing team', async () => {
    const backend = await begin();
    const drill = await started(backend);
    for (const person of [TOMAS, ADA, 'user:default/ivo']) {
      for (const [verb, body] of [
        ['finish', passed],
        ['abandon', { reason: 'It takes too long' }],
        ['entries', { kind: 'note', text: 'Nice' }],
        ['correct', { reason: 'It was not so' }],
      ] as const) {
        const answer = await backend
          .post(`/drills/${drill.id}/${verb}`, person)
          .send(body);
        expect([person, verb, answer.status]).toEqual([person, verb, 403]);
      }
    }
    const token = await backend
      .asToken('post', `/drills/${drill.id}/finish`, 'ci')
      .send(passed);
    expect(token.status).toBe(403);
    expect(await stateOf(backend)).toBe('unknown');
  });

  it('rejects times that are out of order', async () => {
    setClock('2026-11-20T12:00:00Z');
    const backend = await begin();
    const drill = await started(backend);
    setClock('2026-11-20T14:00:00Z');
    for (const [body, message] of [
      [{ endedAt: '2026-11-20T11:00:00Z' }, /before it started/],
      [{ endedAt: '2026-11-21T11:00:00Z' }, /in the future/],
      [{ startedAt: '2026-11-20T11:00:00Z' }, /before the drill was started/],
      [
        {
          startedAt: '2026-11-20T13:30:00Z',
          endedAt: '2026-11-20T13:00:00Z',
        },
        /before it started/,
      ],
      [{ endedAt: 'yesterday' }, /expected an ISO 8601 instant/],
    ] as const) {
      const answer = await finish(backend, drill, { ...passed, ...body });
      expect([body, answer.status]).toEqual([body, 400]);
      expect(answer.body.error.message).toMatch(message);
    }
    expect(await stateOf(backend)).toBe('unknown');
  });

  it('does not carry a drill over to another entity', async () => {
    const backend = await begin();
    await finish(backend, await started(backend));
    replace(
      backend,
      mlEntity('Model', 'churn-2', { authors: ['ada', 'alan'] }),
    );
    await backend.evaluate();
    const twin = 'model:default/churn-2';
    expect((await criterionOf(backend, twin, 'recover.drill')).state).toBe(
      'unknown',
    );
    const replay = await plan(backend, {
      entityRef: twin,
      startedAt: new Date(Date.now() - 3_600_000).toISOString(),
    });
    expect(replay.body.error.message).toMatch(
      /before .*churn-2 was first observed/,
    );
  });

  it('keeps a failure after edits, abandonment and corrections', async () => {
    const backend = await begin();
    const failing = await started(backend);
    await finish(backend, failing, { outcome: 'failed', authorHelped: true });
    expect(await stateOf(backend)).toBe('fail');
    replace(
      backend,
      mlEntity('Model', 'churn', {
        authors: ['ada', 'alan', 'oksana'],
        operations: { recover: { runbook: 'docs/new.md', workflow: 'x' } },
      }),
    );
    await backend.evaluate();
    expect(await stateOf(backend)).toBe('fail');
    for (const correction of [{ outcome: 'passed' }, { authorHelped: false }]) {
      const answer = await backend
        .post(`/drills/${failing.id}/correct`, OKSANA)
        .send({ reason: 'It was not so bad', ...correction });
      expect([correction, answer.status]).toEqual([correction, 400]);
    }
    await backend
      .post(`/drills/${failing.id}/correct`, OKSANA)
      .send({ reason: 'An author helped as well', authorHelped: true });
    expect(await stateOf(backend)).toBe('fail');
    backend.setEntities(towns());
    await backend.evaluate();
    const abandoned = await started(backend, ['user:default/otto']);
    await backend
      .post(`/drills/${abandoned.id}/abandon`, OUTSIDER)
      .send({ reason: 'We are called away' });
    expect(await stateOf(backend)).toBe('fail');
    // Neither does a pass that proves nothing.
    const helped = await started(backend, ['user:default/otto']);
    await finish(
      backend,
      helped,
      { outcome: 'passed', authorHelped: true },
      OUTSIDER,
    );
    expect(await stateOf(backend)).toBe('fail');
    const later = await started(backend, ['user:default/otto']);
    await finish(backend, later, passed, OUTSIDER);
    expect(await stateOf(backend)).toBe('pass');
  });

  it('rejects abandoning a drill with a blocker', async () => {
    const backend = await begin();
    const drill = await started(backend);
    await backend
      .post(`/drills/${drill.id}/entries`, OKSANA)
      .send({ kind: 'blocker', text: 'No right to the registry' });
    const answer = await backend
      .post(`/drills/${drill.id}/abandon`, OKSANA)
      .send({ reason: 'It takes too long' });
    expect([answer.status, answer.body.error.message]).toEqual([
      409,
      expect.stringContaining('Finish it as failed'),
    ]);
    const visible = await started(backend);
    await backend
      .post(`/drills/${visible.id}/abandon`, OKSANA)
      .send({ reason: 'It takes too long' });
    const { body } = await backend.get('/drills?state=abandoned');
    expect(body.items).toMatchObject([{ id: visible.id, state: 'abandoned' }]);
  });

  it('does not count a drill in which an author was asked', async () => {
    const backend = await begin();
    const drill = await started(backend);
    await backend.post(`/drills/${drill.id}/entries`, OKSANA).send({
      kind: 'help-requested',
      person: 'ada',
      text: 'Where is the registry?',
    });
    const { body } = await finish(backend, drill);
    expect(body.assessments[0]).toMatchObject({
      valid: false,
      reasons: ['ada, a helper, is an author'],
    });
  });

  it('accepts drills and observations only through their own routes', async () => {
    const backend = await begin({
      config: {
        evidence: {
          writers: [{ subject: 'ci', criteria: ['retrain.run'] }],
        },
      },
    });
    const item = {
      entityRef: CHURN,
      outcome: 'pass',
      observedAt: new Date().toISOString(),
    };
    const good = { ...item, criterion: 'retrain.run' };
    const { body } = await backend.report(
      {
        items: [
          { ...item, criterion: 'recover.drill' },
          { ...item, criterion: 'observe.alerts' },
          { ...good, source: 'drill' },
          good,
        ],
      },
      'ci',
    );
    expect(body).toMatchObject({ accepted: 1 });
    expect(body.rejected.map(({ index }: { index: number }) => index)).toEqual([
      0, 1, 2,
    ]);
    const person = await backend.post('/evidence', OKSANA).send(good);
    expect(person.body.rejected[0].error.message).toMatch(
      /does not accept attested/,
    );
    const exempt = await backend.post('/exemptions', TOMAS).send({
      entityRef: CHURN,
      criterion: 'recover.drill',
      reason: 'We have no time for it',
      expiresAt: inDays(30),
    });
    expect([exempt.status, exempt.body.error.message]).toEqual([
      400,
      expect.stringContaining('cannot be exempted'),
    ]);
    expect(await stateOf(backend)).toBe('unknown');
  });

  it('lets one of two concurrent requests win, and informs the other', async () => {
    const backend = await begin();
    const drill = await planned(backend);
    const starts = await Promise.all([
      backend.post(`/drills/${drill.id}/start`, OKSANA),
      backend.post(`/drills/${drill.id}/start`, OUTSIDER),
    ]);
    expect(starts.map(({ status }) => status).sort()).toEqual([200, 409]);
    advanceMinutes(2);
    const ends = await Promise.all([
      finish(backend, drill, passed),
      finish(
        backend,
        drill,
        { outcome: 'failed', authorHelped: false },
        OUTSIDER,
      ),
    ]);
    expect(ends.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = ends.find(({ status }) => status === 409)!;
    expect(lost.body.error.message).toMatch(
      /The drill is (already )?(passed|failed)/,
    );
    const { body } = await backend.get(`/drills/${drill.id}`);
    expect(
      body.entries.filter(({ kind }: { kind: string }) => kind === 'finished'),
    ).toHaveLength(1);
  });

  it('neither shows nor accepts anything about entities that the caller may not read', async () => {
    const backend = await begin({ hidden: [CHURN] });
    const drill = await started(backend);
    for (const answer of [
      await backend.get(`/drills/${drill.id}`, OUTSIDER),
      await plan(backend, {}, OUTSIDER),
      await backend.post(`/drills/${drill.id}/finish`, OUTSIDER).send(passed),
      await backend.get(`/drills/suggestions?entityRef=${CHURN}`, OUTSIDER),
    ]) {
      expect([answer.status, JSON.stringify(answer.body)]).toEqual([
        404,
        expect.not.stringContaining('The churn'),
      ]);
    }
    for (const path of ['/drills', '/drills/due', '/handovers']) {
      const { body } = await backend.get(path, OUTSIDER);
      expect(body.items).toEqual([]);
    }
  });

  it.each([
    // eslint-disable-next-line no-script-url
    ['a link that runs code', { kind: 'note', text: 'x', url: 'javascript:1' }],
    ['a step that is none', { kind: 'step', step: 99 }],
    ['a blocker that is none', { kind: 'blocker-resolved', blocker: 12_345 }],
    ['a trace without a link', { kind: 'trace' }],
    ['nothing', { kind: 'note', text: '   ' }],
    ['a NUL', { kind: 'note', text: 'a\u0000b' }],
    ['something of another kind', { kind: 'finished', text: 'x' }],
  ])('rejects the entry %s', async (_, body) => {
    const backend = await begin();
    const drill = await started(backend);
    const answer = await backend
      .post(`/drills/${drill.id}/entries`, OKSANA)
      .send(body);
    expect(answer.status).toBe(400);
  });

  it('becomes stale by time and by change, and not by a handover to the performing team', async () => {
    setClock('2026-11-20T12:00:00Z');
    const backend = await begin();
    await finish(backend, await started(backend));
    const change = async (spec: object) => {
      replace(
        backend,
        mlEntity('Model', 'churn', {
          ...towns().find(
            ({ kind, metadata }) =>
              kind === 'Model' && metadata.name === 'churn',
          )!.spec,
          ...spec,
        }),
      );
      await backend.evaluate();
      return stateOf(backend);
    };
    expect(await change({ owner: 'group:default/platform' })).toBe('pass');
    expect(await change({ trainedOn: ['events'] })).toBe('pass');
    expect(
      await change({
        operations: { recover: { runbook: 'docs/new.md' } },
      }),
    ).toBe('stale');
    expect(await change({})).toBe('pass');
    advanceDays(180);
    await backend.evaluate();
    expect(await stateOf(backend)).toBe('stale');
    const { body } = await backend.get('/drills/due');
    expect(body.items).toMatchObject([
      {
        entityRef: CHURN,
        abilities: [{ ability: 'recover', reason: 'stale' }],
      },
    ]);
  });
});
