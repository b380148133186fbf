import { EvidenceRecordsPage } from '@mlownership/backstage-plugin-ml-ownership-common';
import { advanceDays, inDays, setClock } from '../__testUtils__/clock';
import { company, mlEntity } from '../__testUtils__/exampleOrg';
import { criterionOf, scorecardOf } from '../__testUtils__/criterionOf';
import { onEachDatabase } from '../__testUtils__/onEachDatabase';
import { readDatabase } from '../__testUtils__/readDatabase';
import { OUTSIDER } from '../__testUtils__/startBackend';

jest.setTimeout(120_000);

const CHURN = 'model:default/churn';
const TRAINING = 'pipeline:default/churn-training';
const WRITERS = [
  {
    subject: 'external:ci',
    criteria: [
      'retrain.run',
      'retrain.tests',
      'observe.data-checks',
      'observe.alerts',
      'recover.rollback-run',
      'deploy.artifact',
      'deploy.gate',
      'ownership.access',
    ],
  },
  { subject: 'external:probe', criteria: ['observe.data-checks'] },
];
const config = { evidence: { writers: WRITERS } };

const item = (criterion: string, more: object = {}) => ({
  entityRef: CHURN,
  criterion,
  outcome: 'pass',
  observedAt: inDays(-1),
  ...more,
});

onEachDatabase('evidence', start => {
  it('records evidence of users as attested, and of granted tokens as observed', async () => {
    const backend = await start({ entities: company(), config });
    await backend.evaluate();

    const single = await backend
      .post('/evidence')
      .send(item('ownership.access', { detail: 'They have the rights' }));
    expect(single.status).toBe(200);
    expect(single.body).toEqual({ accepted: 1, stored: 1, rejected: [] });
    expect(await criterionOf(backend, CHURN, 'ownership.access')).toMatchObject(
      {
        state: 'pass',
        reason: 'They have the rights',
        evidence: [
          {
            source: 'attested',
            reportedBy: 'user:default/lena',
            status: 'decisive',
          },
        ],
      },
    );

    const reported = await backend.report({
      items: [
        item('ownership.access', { outcome: 'fail', url: 'https://ci.test/1' }),
        item('observe.data-checks'),
        item('observe.alerts', { entityRef: 'MODEL:Default/Churn' }),
      ],
    });
    expect(reported.body).toEqual({ accepted: 3, stored: 3, rejected: [] });
    expect(await criterionOf(backend, CHURN, 'ownership.access')).toMatchObject(
      {
        state: 'fail',
        evidence: expect.arrayContaining([
          expect.objectContaining({
            source: 'attested',
            status: 'overruled',
          }),
          expect.objectContaining({
            source: 'observed',
            reportedBy: 'external:ci',
            status: 'decisive',
            url: 'https://ci.test/1',
          }),
        ]),
      },
    );
    expect((await criterionOf(backend, CHURN, 'observe.alerts')).state).toBe(
      'pass',
    );
  });

  it('reports for each item of a batch what was invalid and what was expected', async () => {
    const backend = await start({
      entities: company(),
      config,
      hidden: ['dataset:default/events'],
    });
    await backend.evaluate();
    const deep = JSON.parse(`${'['.repeat(2000)}${']'.repeat(2000)}`);
    const cases: [object, RegExp][] = [
      [
        item('recover.drill'),
        /does not accept observed evidence.*accepted sources: drill/,
      ],
      [item('observe.relevance-review'), /does not accept observed/],
      [
        item('deploy.run'),
        /external:ci may not report deploy.run: mlOwnership.evidence.writers grants it retrain.run, retrain.tests/,
      ],
      [item('ownership.group'), /accepted sources: catalog/],
      [item('nonsense'), /criterion is "nonsense", expected the id/],
      [item('toString'), /criterion is "toString"/],
      [item('__proto__'), /criterion is "__proto__"/],
      [
        item('retrain.tests'),
        /retrain.tests does not apply to Model; it applies to Pipeline/,
      ],
      [
        item('observe.alerts', { entityRef: 'model:default/nobody' }),
        /No entity found for model:default\/nobody/,
      ],
      [
        item('observe.alerts', { entityRef: 'component:default/churn' }),
        /expected a Model, Dataset or Pipeline/,
      ],
      [
        item('observe.alerts', { entityRef: 'churn' }),
        /expected an entity ref/,
      ],
      [item('observe.alerts', { observedAt: inDays(1) }), /in the future/],
      [item('observe.alerts', { observedAt: '1999-01-01T00:00:00Z' }), /2000/],
      [item('observe.alerts', { observedAt: '2026-02-31T00:00:00Z' }), /ISO/],
      [item('observe.alerts', { observedAt: '2026-02-01T00:00:00' }), /zone/],
      [item('observe.alerts', { observedAt: Date.now() }), /observedAt/],
      [item('observe.alerts', { expiresAt: inDays(-2) }), /not after observed/],
      [item('observe.alerts', { expiresAt: inDays(-0.5) }), /is in the past/],
      // The notation of java.time.ZonedDateTime; the longest name of a time zone has 32 characters.
      [
        item('observe.alerts', {
          observedAt: '2021-11-05T10:28:18Z[Europe/London]',
        }),
        /expected an ISO 8601 instant/,
      ],
      [
        item('observe.alerts', {
          observedAt:
            '2021-11-05T10:28:18.123456789-03:00[America/Argentina/ComodRivadavia]',
        }),
        /expected an ISO 8601 instant/,
      ],
      [item('observe.alerts', { expiresAt: 'Infinity' }), /expiresAt/],
      [item('observe.alerts', { outcome: 'Pass' }), /outcome/],
      [item('observe.alerts', { outcome: true }), /outcome/],
      [item('observe.alerts', { outcome: null }), /outcome/],
      [item('observe.alerts', { source: 'drill' }), /source/],
      [
        item('observe.alerts', { reportedBy: 'user:default/ada' }),
        /reportedBy/,
      ],
      [
        item('observe.alerts', { detail: 'a\u0000b' }),
        /detail: contains a NUL/,
      ],
      [
        item('observe.alerts', { entityRef: 'model:default/churn\u0000' }),
        /NUL/,
      ],
      [item('observe.alerts', { detail: ' ' }), /detail: is empty/],
      [item('observe.alerts', { detail: 'a'.repeat(1001) }), /detail/],
      [item('observe.alerts', { subjectVersion: 7 }), /subjectVersion/],
      [item('observe.alerts', { url: 'data:text/html,hello' }), /http/],
      [item('observe.alerts', { detail: deep }), /detail/],
      [deep, /object/],
      [[], /object/],
    ];
    const valid = item('observe.alerts');
    const { status, body } = await backend.report({
      items: [...cases.map(([value]) => value), valid, null, 7, 'text'],
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ accepted: 1, stored: 1 });
    expect(body.rejected.map(({ index }: { index: number }) => index)).toEqual([
      ...cases.keys(),
      cases.length + 1,
      cases.length + 2,
      cases.length + 3,
    ]);
    cases.forEach(([value, message], index) => {
      expect([value, body.rejected[index].error.message]).toEqual([
        value,
        expect.stringMatching(message),
      ]);
    });
    const raw = await backend.report(
      JSON.parse(
        `{"items":[${JSON.stringify(valid).replace(
          '{',
          '{"__proto__":{"outcome":"pass"},',
        )}]}`,
      ),
    );
    expect(raw.body).toMatchObject({
      accepted: 0,
      rejected: [{ error: { message: expect.stringContaining('__proto__') } }],
    });

    // Entities that the caller may not see are answered as if they did not exist.
    const outsider = await backend.post('/evidence', OUTSIDER).send({
      items: [
        item('ownership.access', { entityRef: TRAINING }),
        item('ownership.access', { entityRef: 'pipeline:default/nobody' }),
      ],
    });
    expect(outsider.body).toMatchObject({ accepted: 1 });
    const hidden = await start({
      entities: company(),
      hidden: [CHURN],
    });
    await hidden.evaluate();
    const answer = await hidden
      .post('/evidence', OUTSIDER)
      .send(item('ownership.access'));
    expect(answer.body.rejected).toEqual([
      {
        index: 0,
        error: {
          name: 'NotFoundError',
          message: `No entity found for ${CHURN}`,
        },
      },
    ]);
    expect(await hidden.knex('evidence').select()).toEqual([]);

    // A user is not a system: criteria that have to be observed cannot be attested.
    const attested = await backend.post('/evidence').send({
      items: [
        item('retrain.run'),
        item('data.contract', { entityRef: 'dataset:default/events' }),
      ],
    });
    expect(attested.body).toMatchObject({
      accepted: 0,
      rejected: [
        { error: { message: expect.stringMatching(/submits/) } },
        {
          error: {
            message: expect.stringMatching(/accepted sources: document/),
          },
        },
      ],
    });
    const stranger = await backend.report(valid, 'external:stranger');
    expect(stranger.body.rejected[0].error).toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('external:stranger may not report'),
    });
    const impostor = await backend.report(valid, 'EXTERNAL:CI');
    expect(impostor.body.accepted).toBe(0);
  });

  it('rejects invalid and too large requests', async () => {
    const backend = await start({ entities: company(), config });
    await backend.evaluate();
    for (const body of [
      { items: 'all' },
      { items: { 0: item('observe.alerts') } },
      { items: null },
      { items: Array(1001).fill(item('observe.alerts')) },
      [item('observe.alerts')],
    ]) {
      const { status } = await backend.report(body);
      expect([body, status]).toEqual([body, 400]);
    }
    expect((await backend.report({ items: [] })).body).toEqual({
      accepted: 0,
      stored: 0,
      rejected: [],
    });
    const send = (text: string) =>
      backend
        .post('/evidence')
        .set('Content-Type', 'application/json')
        .send(text);
    expect((await send('{"items": [')).status).toBe(400);
    expect((await send(`{"items":${'['.repeat(1e6)}`)).status).toBe(400);
    const large = await send(
      `{"items":[],"padding":"${'a'.repeat(5 * 1024 * 1024)}"}`,
    );
    expect(large.status).toBe(413);
    const most = Array.from({ length: 1000 }, (_, index) =>
      item('observe.alerts', {
        detail: `look ${index} ${'ü'.repeat(900)}`,
        observedAt: '2026-11-01T00:00:00Z',
      }),
    );
    expect((await backend.report({ items: most })).body).toEqual({
      accepted: 1000,
      stored: 1000,
      rejected: [],
    });
    expect(
      await backend.knex('evidence').where({ is_latest: true }),
    ).toHaveLength(1000);
  });

  it('changes nothing if the same evidence is sent again', async () => {
    const backend = await start({ entities: company(), config });
    await backend.evaluate();
    const alerts = item('observe.alerts');
    const batch = {
      items: [alerts, item('observe.data-checks', { outcome: 'fail' }), alerts],
    };
    expect((await backend.report(batch)).body).toMatchObject({
      accepted: 3,
      stored: 2,
    });
    await backend.evaluate();
    const before = await readDatabase(backend.knex);
    const state = await backend.knex('evaluation_state').first();
    for (let time = 0; time < 3; time++) {
      expect((await backend.report(batch)).body).toMatchObject({
        accepted: 3,
        stored: 0,
      });
    }
    expect(await readDatabase(backend.knex)).toEqual(before);
    expect(await backend.knex('evaluation_state').first()).toEqual(state);
  });

  it('produces the same scorecard in any order of arrival', async () => {
    setClock('2026-11-20T12:00:00Z');
    const items = [
      item('retrain.run', { subjectVersion: 'c1', observedAt: inDays(-9) }),
      item('retrain.run', { subjectVersion: 'c2', observedAt: inDays(-8) }),
      item('retrain.run', {
        subjectVersion: 'c3',
        outcome: 'fail',
        observedAt: inDays(-7),
      }),
      item('observe.alerts', { observedAt: inDays(-3) }),
      item('observe.alerts', { observedAt: inDays(-2), outcome: 'fail' }),
      item('observe.alerts', { observedAt: inDays(-2), detail: 'as well' }),
      item('observe.data-checks', { observedAt: inDays(-8) }),
      item('observe.data-checks', { observedAt: inDays(-6), outcome: 'fail' }),
      item('observe.data-checks', { observedAt: inDays(-1) }),
      item('deploy.artifact', { subjectVersion: 'v7', observedAt: inDays(-4) }),
      item('deploy.artifact', { subjectVersion: 'v8', observedAt: inDays(-3) }),
      item('deploy.gate', { subjectVersion: 'v7', observedAt: inDays(-2) }),
    ];
    const outcomes: unknown[] = [];
    for (const order of [
      items,
      [...items].reverse(),
      items.map((_, index) => items[(index * 5) % items.length]),
    ]) {
      const backend = await start({ entities: company(), config });
      await backend.evaluate();
      for (const sent of order) {
        expect((await backend.report(sent)).body.stored).toBe(1);
      }
      const { criteria, ...rest } = await scorecardOf(backend, CHURN);
      outcomes.push({
        ...rest,
        criteria: criteria.map(({ evidence, ...criterion }) => ({
          ...criterion,
          evidence: evidence.map(piece => JSON.stringify(piece)).sort(),
        })),
      });
      const states = Object.fromEntries(
        criteria.map(({ id, state }) => [id, state]),
      );
      expect(states).toMatchObject({
        'retrain.run': 'fail',
        'observe.alerts': 'fail',
        'observe.data-checks': 'pass',
        'deploy.artifact': 'pass',
        'deploy.gate': 'stale',
      });
    }
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(outcomes[2]).toEqual(outcomes[0]);
  });

  it('weighs evidence by its subject version', async () => {
    const backend = await start({ entities: company(), config });
    await backend.evaluate();
    const state = async (id: string) =>
      (await criterionOf(backend, CHURN, id)).state;
    await backend.report({
      items: [
        item('deploy.artifact', {
          subjectVersion: 'v1',
          observedAt: inDays(-3),
        }),
        item('deploy.gate', { subjectVersion: 'v1', observedAt: inDays(-2) }),
      ],
    });
    expect(await state('deploy.gate')).toBe('pass');
    await backend.report(
      item('deploy.artifact', { subjectVersion: 'v2', observedAt: inDays(-1) }),
    );
    expect(await state('deploy.artifact')).toBe('pass');
    expect(await state('deploy.gate')).toBe('stale');
    await backend.report(item('deploy.gate', { subjectVersion: 'v2' }));
    expect(await state('deploy.gate')).toBe('pass');
  });

  it('counts evidence only for the declaration that it is about', async () => {
    const withWorkflow = (workflow: string) =>
      company().map(entity =>
        entity.metadata.name === 'churn'
          ? {
              ...entity,
              spec: { ...entity.spec, operations: { recover: { workflow } } },
            }
          : entity,
      );
    const backend = await start({
      entities: withWorkflow('https://ci.test/rollback'),
      config,
    });
    await backend.evaluate();
    const state = async () =>
      (await criterionOf(backend, CHURN, 'recover.rollback-run')).state;
    const seen = item('recover.rollback-run');
    await backend.report(seen);
    expect(await state()).toBe('pass');

    backend.setEntities(withWorkflow('https://ci.test/other'));
    await backend.evaluate();
    expect(await state()).toBe('stale');
    expect((await backend.report(seen)).body.stored).toBe(0);
    await backend.evaluate();
    expect(await state()).toBe('stale');
    await backend.report({ ...seen, detail: 'said in other words' });
    expect(await state()).toBe('stale');
    await backend.report({ ...seen, observedAt: inDays(-0.5) });
    expect(await state()).toBe('pass');
    backend.setEntities(company());
    await backend.evaluate();
    expect(await state()).toBe('stale');
    // Evidence about a declaration counts again if the declaration returns, unless there is later evidence.
    backend.setEntities(withWorkflow('https://ci.test/rollback'));
    await backend.evaluate();
    expect(await state()).toBe('stale');
  });

  it('expires evidence on time, and announces when', async () => {
    setClock('2026-11-20T12:00:00Z');
    const backend = await start({ entities: company(), config });
    await backend.evaluate();
    await backend.report({
      items: [
        item('observe.data-checks', { observedAt: inDays(0) }),
        item('observe.alerts', {
          observedAt: inDays(0),
          expiresAt: '2026-11-22T12:00:00Z',
        }),
      ],
    });
    const states = async () => {
      await backend.evaluate();
      const { criteria } = await scorecardOf(backend, CHURN);
      return ['observe.data-checks', 'observe.alerts'].map(
        id => criteria.find(criterion => criterion.id === id)!.state,
      );
    };
    expect(await states()).toEqual(['pass', 'pass']);
    setClock('2026-11-22T11:59:59.999Z');
    expect(await states()).toEqual(['pass', 'pass']);
    setClock('2026-11-22T12:00:00.000Z');
    expect(await states()).toEqual(['pass', 'stale']);
    expect((await scorecardOf(backend, CHURN)).nextChangeAt).toBeDefined();
    setClock('2026-11-27T11:59:59.999Z');
    expect(await states()).toEqual(['pass', 'stale']);
    setClock('2026-11-27T12:00:00.000Z');
    expect(await states()).toEqual(['stale', 'stale']);
    const change = (await scorecardOf(backend, CHURN)).criteria.find(
      ({ id }) => id === 'observe.data-checks',
    )!;
    expect(change.reason).toMatch(/has expired/);
    expect(change.since).toBe('2026-11-27T12:00:00.000Z');
  });

  it('pages through the evidence, and prunes superseded evidence', async () => {
    setClock('2026-11-20T12:00:00Z');
    const backend = await start({ entities: company(), config });
    await backend.evaluate();
    const items = Array.from({ length: 23 }, (_, index) =>
      item(index % 2 ? 'observe.alerts' : 'observe.data-checks', {
        detail: `look ${index}`,
        observedAt: inDays(-(index >> 2)),
      }),
    );
    await backend.report({ items });
    await backend.post('/evidence').send(item('ownership.access'));
    const path = '/scorecards/model/default/churn/evidence';
    const seen: string[] = [];
    let cursor = '';
    do {
      const page: EvidenceRecordsPage = (
        await backend.get(`${path}?limit=5${cursor}`)
      ).body;
      seen.push(
        ...page.items.map(
          ({ observedAt, id }) => `${observedAt} ${id.padStart(5, '0')}`,
        ),
      );
      cursor = page.pageInfo.nextCursor
        ? `&cursor=${page.pageInfo.nextCursor}`
        : '';
    } while (cursor);
    expect(seen).toHaveLength(24);
    expect(seen).toEqual([...seen].sort().reverse());
    const alerts: EvidenceRecordsPage = (
      await backend.get(`${path}?criterion=observe.alerts`)
    ).body;
    expect(alerts.items).toHaveLength(11);
    expect(alerts.items[0]).toMatchObject({
      source: 'observed',
      reportedBy: 'external:ci',
      isLatest: true,
      receivedAt: '2026-11-20T12:00:00.000Z',
    });
    expect(alerts.items.filter(({ isLatest }) => isLatest)).toHaveLength(2);

    const cursorOf = (content: object) =>
      Buffer.from(JSON.stringify(content)).toString('base64url');
    for (const query of [
      'criterion=nonsense',
      'criterion=retrain.tests',
      'cursor=nonsense',
      `cursor=${cursorOf({
        filter: {},
        after: { observedAt: '2026', id: 2 ** 53 },
      })}`,
      `cursor=${cursorOf({
        filter: {},
        after: { observedAt: '2026', id: 2 ** 31 },
      })}`,
      `cursor=${cursorOf({
        filter: {},
        after: { observedAt: '2026', id: -1 },
      })}`,
      `cursor=${cursorOf({
        filter: {},
        after: { observedAt: '2026\u0000', id: 1 },
      })}`,
      'limit=0',
      'limit=1e9',
    ]) {
      const { status } = await backend.get(`${path}?${query}`);
      expect([query, status]).toEqual([query, 400]);
    }
    for (const entity of ['model/default/nobody', 'component/default/churn']) {
      expect((await backend.get(`/scorecards/${entity}/evidence`)).status).toBe(
        404,
      );
    }

    advanceDays(402);
    await backend.prune();
    const kept: EvidenceRecordsPage = (await backend.get(`${path}?limit=100`))
      .body;
    expect(kept.items.length).toBeLessThan(24);
    expect(
      kept.items.filter(
        ({ isLatest, observedAt }) => !isLatest && observedAt < inDays(-400),
      ),
    ).toEqual([]);
    expect(kept.items.filter(({ isLatest }) => isLatest)).toHaveLength(5);
  });

  it('audits all writes, including rejected ones', async () => {
    const backend = await start({ entities: company(), config });
    await backend.evaluate();
    await backend.report({ items: [item('observe.alerts'), item('nonsense')] });
    await backend.report({ items: 'nonsense' });
    expect(backend.audit).toEqual([
      {
        eventId: 'evidence-record',
        severityLevel: 'medium',
        outcome: 'success',
        meta: { accepted: 1, stored: 1, rejected: 1, entityRefs: [CHURN] },
      },
      expect.objectContaining({
        eventId: 'evidence-record',
        outcome: 'failure',
      }),
    ]);

    const denied = await start({
      entities: company(),
      config,
      denied: ['ml-ownership.evidence.write'],
    });
    await denied.evaluate();
    expect((await denied.report(item('observe.alerts'))).status).toBe(403);
    expect(
      (await denied.post('/evidence').send(item('ownership.access'))).status,
    ).toBe(403);
    expect(denied.audit.map(({ outcome }) => outcome)).toEqual([
      'failure',
      'failure',
    ]);
    expect(await denied.knex('evidence').select()).toEqual([]);
  });

  it('reports invalid settings on startup', async () => {
    for (const [settings, message] of [
      [
        { evidence: { writers: [{ subject: 'a', criteria: ['x'] }] } },
        /grants "x" to a/,
      ],
      [
        {
          evidence: {
            writers: [{ subject: 'a', criteria: ['recover.drill'] }],
          },
        },
        /grants "recover.drill" to a, which does not accept observed evidence; accepted sources: drill/,
      ],
      [{ evidence: { writers: [{ criteria: [] }] } }, /subject/],
    ] as const) {
      await expect(
        start({ entities: [], config: settings as any }),
      ).rejects.toThrow(message);
    }
  });

  it('keeps evidence by entity name: a renamed entity starts without it', async () => {
    const backend = await start({ entities: company(), config });
    await backend.evaluate();
    await backend.report(item('observe.alerts'));
    backend.setEntities([
      ...company().filter(({ metadata }) => metadata.name !== 'churn'),
      mlEntity('Model', 'churn-2'),
      {
        ...mlEntity('Model', 'churn'),
        metadata: { name: 'churn', namespace: 'other' },
      },
    ]);
    await backend.evaluate();
    for (const ref of ['model:default/churn-2', 'model:other/churn']) {
      expect((await criterionOf(backend, ref, 'observe.alerts')).state).toBe(
        'unknown',
      );
    }
  });
});
