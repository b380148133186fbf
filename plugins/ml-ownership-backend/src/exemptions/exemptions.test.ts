import { Entity } from '@backstage/catalog-model';
import {
  Exemption,
  ExemptionsPage,
  Scorecard,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { advanceDays, inDays, setClock } from '../__testUtils__/clock';
import { company, group, user } from '../__testUtils__/exampleOrg';
import { criterionOf, scorecardOf } from '../__testUtils__/criterionOf';
import { onEachDatabase, TestBackend } from '../__testUtils__/onEachDatabase';
import { readDatabase } from '../__testUtils__/readDatabase';
import { OUTSIDER } from '../__testUtils__/startBackend';
import {
  storeProof,
  fullyDeclaredEntity,
} from '../__testUtils__/fullyDeclaredEntity';

jest.setTimeout(120_000);

const CHURN = 'model:default/churn';
const OKSANA = 'user:default/oksana';
const ADA = 'user:default/ada';
const TOMAS = 'user:default/tomas';

const request = (more: object = {}) => ({
  entityRef: CHURN,
  criterion: 'retrain.runbook',
  reason: 'The runbook is being written',
  expiresAt: inDays(30),
  ...more,
});

async function ask(
  { post }: TestBackend,
  more: object = {},
  person = TOMAS,
): Promise<Exemption> {
  const { status, body } = await post('/exemptions', person).send(
    request(more),
  );
  expect([body, status]).toEqual([body, 201]);
  return body;
}

onEachDatabase('exemptions', start => {
  const begin = async (
    options: Partial<Parameters<typeof start>[0]> = {},
  ): Promise<TestBackend> => {
    const backend = await start({
      entities: [
        ...company(),
        group('growth-training', 'growth'),
        user('hana', 'growth-training'),
        user('dora', 'research'),
      ],
      ...options,
    });
    await backend.evaluate();
    return backend;
  };
  const state = async (backend: TestBackend) =>
    (await criterionOf(backend, CHURN, 'retrain.runbook')).state;

  it('end with the day that is requested', async () => {
    setClock('2026-11-20T12:00:00Z');
    const backend = await begin();
    const { id, expiresAt } = await ask(backend, { expiresAt: '2026-12-20' });
    expect(expiresAt).toBe('2026-12-20T23:59:59.999Z');
    await backend.post(`/exemptions/${id}/approve`, OKSANA);
    setClock('2026-12-20T23:00:00Z');
    expect(await state(backend)).toBe('exempt');
    setClock('2026-12-21T00:00:00Z');
    expect(await state(backend)).not.toBe('exempt');
  });

  it('go from a request to the end', async () => {
    setClock('2026-11-20T12:00:00Z');
    const backend = await begin();
    const asked = await ask(backend);
    expect(asked).toEqual({
      id: expect.any(String),
      entityRef: CHURN,
      criterion: 'retrain.runbook',
      reason: 'The runbook is being written',
      expiresAt: '2026-12-20T12:00:00.000Z',
      state: 'requested',
      requestedBy: TOMAS,
      requestedAt: '2026-11-20T12:00:00.000Z',
    });
    expect(await state(backend)).toBe('fail');
    const again = await backend.post('/exemptions', ADA).send(request());
    expect(again.status).toBe(409);

    const approved = await backend.post(
      `/exemptions/${asked.id}/approve`,
      OKSANA,
    );
    expect(approved.body).toEqual({
      ...asked,
      state: 'approved',
      decidedBy: OKSANA,
      decidedAt: '2026-11-20T12:00:00.000Z',
    });
    expect(await criterionOf(backend, CHURN, 'retrain.runbook')).toMatchObject({
      state: 'exempt',
      reason: 'Exempt until 2026-12-20: The runbook is being written',
      exemption: { id: asked.id, approvedBy: OKSANA },
      expiresAt: '2026-12-20T12:00:00.000Z',
    });
    for (const verb of ['approve', 'reject']) {
      const { status } = await backend.post(
        `/exemptions/${asked.id}/${verb}`,
        OKSANA,
      );
      expect([verb, status]).toEqual([verb, 409]);
    }

    setClock('2026-12-20T11:59:59.999Z');
    await backend.evaluate();
    expect(await state(backend)).toBe('exempt');
    setClock('2026-12-20T12:00:00.000Z');
    await backend.evaluate();
    expect(await state(backend)).toBe('fail');
    const states = async (query: string) => {
      const page: ExemptionsPage = (await backend.get(`/exemptions?${query}`))
        .body;
      return page.items.map(item => item.state);
    };
    expect(await states(`entityRef=${CHURN}`)).toEqual(['expired']);
    expect(await states('state=expired')).toEqual(['expired']);
    expect(await states('state=approved')).toEqual([]);
    expect(
      (await backend.delete(`/exemptions/${asked.id}`, TOMAS)).status,
    ).toBe(409);

    const late = await ask(backend, { expiresAt: inDays(1) });
    advanceDays(2);
    const tooLate = await backend.post(
      `/exemptions/${late.id}/approve`,
      OKSANA,
    );
    expect(tooLate.status).toBe(409);
    expect(tooLate.body.error.message).toMatch(/has passed/);
    const refused = await backend.post(`/exemptions/${late.id}/reject`, OKSANA);
    expect(refused.body.state).toBe('rejected');
    const other = await ask(backend);
    const withdrawn = await backend.delete(`/exemptions/${other.id}`, TOMAS);
    expect(withdrawn.body.state).toBe('withdrawn');
    expect(await states('')).toEqual(['withdrawn', 'rejected', 'expired']);
    expect(backend.audit).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          eventId: 'exemption-approve',
          severityLevel: 'high',
          outcome: 'success',
          meta: expect.objectContaining({
            after: expect.objectContaining({ decidedBy: OKSANA }),
          }),
        }),
        expect.objectContaining({
          eventId: 'exemption-approve',
          outcome: 'failure',
        }),
      ]),
    );
  });

  it('are approved only by someone outside the owning team', async () => {
    const backend = await begin();
    const { id } = await ask(backend, {}, OKSANA);
    for (const [person, message] of [
      [ADA, /ada belongs to the team that owns/],
      [TOMAS, /belongs to the team that owns/],
      ['user:default/hana', /belongs to the team that owns/],
      [OKSANA, /You cannot approve your own request/],
      ['user:default/lena', /lena is not a User in the catalog/],
      ['group:default/platform', /is not a User in the catalog/],
    ] as const) {
      const { status, body } = await backend.post(
        `/exemptions/${id}/approve`,
        person,
      );
      expect([person, status]).toEqual([person, 403]);
      expect(body.error.message).toMatch(message);
    }
    expect(await state(backend)).toBe('fail');
    // A group above the owner counts as another team.
    const approved = await backend.post(
      `/exemptions/${id}/approve`,
      'user:default/dora',
    );
    expect(approved.status).toBe(200);
    expect(await state(backend)).toBe('exempt');
    const stranger = await backend.delete(
      `/exemptions/${id}`,
      'user:default/x',
    );
    expect(stranger.status).toBe(200);
    expect(await state(backend)).toBe('fail');
  });

  it('compare the approver with the owner at the time of the approval', async () => {
    const backend = await begin();
    const { id } = await ask(backend);
    const ownedBy = (owner: string) =>
      company().map(entity =>
        entity.metadata.name === 'churn'
          ? { ...entity, spec: { ...entity.spec, owner } }
          : entity,
      );
    // An owner that does not exist does not make the caller independent.
    backend.setEntities(ownedBy('absent'));
    for (const person of [ADA, OKSANA]) {
      const answer = await backend.post(`/exemptions/${id}/approve`, person);
      expect(answer.status).toBe(403);
      expect(answer.body.error.message).toMatch(/Set a valid owner first/);
    }
    backend.setEntities(ownedBy('platform'));
    expect(
      (await backend.post(`/exemptions/${id}/approve`, OKSANA)).status,
    ).toBe(403);
    expect((await backend.post(`/exemptions/${id}/approve`, ADA)).status).toBe(
      200,
    );
  });

  it('are rejected for criteria that cannot be exempted', async () => {
    const backend = await begin({ hidden: ['model:default/churn'] });
    for (const [more, status, message] of [
      [
        { criterion: 'ownership.group' },
        400,
        /ownership and drill criteria never can/,
      ],
      [
        { criterion: 'ownership.access' },
        400,
        /ownership and drill criteria never can/,
      ],
      [
        { criterion: 'recover.drill' },
        400,
        /ownership and drill criteria never can/,
      ],
      [{ criterion: 'nonsense' }, 400, /expected the id of a criterion/],
      [{ criterion: 'data.contract' }, 400, /does not apply to Model/],
      [{ criterion: 'Retrain.Runbook' }, 400, /expected the id/],
      [{ expiresAt: inDays(180.01) }, 400, /at most 180 days/],
      [{ expiresAt: inDays(-1) }, 400, /a time in the future/],
      [{ expiresAt: '2026-02-31' }, 400, /ISO 8601/],
      [{ expiresAt: 'Infinity' }, 400, /ISO 8601/],
      [{ reason: 'short' }, 400, /reason/],
      [{ reason: ' '.repeat(20) }, 400, /reason/],
      [{ reason: 'a NUL \u0000 within' }, 400, /NUL/],
      [{ entityRef: 'model:default/churn\u0000' }, 400, /NUL/],
      [{ entityRef: 'model:default/nobody' }, 404, /found/],
      [{ entityRef: 'group:default/growth' }, 404, /found/],
      [{ entityRef: 'churn' }, 400, /entity ref/],
      [{ state: 'approved' }, 400, /additional/],
      [{ requestedBy: ADA }, 400, /additional/],
    ] as const) {
      const response = await backend
        .post('/exemptions', TOMAS)
        .send(request(more));
      expect([more, response.status]).toEqual([more, status]);
      expect(response.body.error.message).toMatch(message);
    }
    const shown = await backend.post('/exemptions', OUTSIDER).send(request());
    expect(shown.status).toBe(404);
    expect(await backend.knex('exemptions').select()).toEqual([]);
  });

  it('are decided once', async () => {
    const backend = await begin();
    for (let round = 0; round < 3; round++) {
      const { id } = await ask(backend);
      const answers = await Promise.all([
        backend.post(`/exemptions/${id}/approve`, OKSANA),
        backend.post(`/exemptions/${id}/approve`, 'user:default/dora'),
        backend.post(`/exemptions/${id}/reject`, OKSANA),
        backend.post(`/exemptions/${id}/approve`, OKSANA),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([
        200, 409, 409, 409,
      ]);
      const winner = answers.find(({ status }) => status === 200)!.body;
      expect(await state(backend)).toBe(
        winner.state === 'approved' ? 'exempt' : 'fail',
      );
      await backend.delete(`/exemptions/${id}`, TOMAS);
    }
    const requests = await Promise.all(
      [1, 2, 3].map(() => backend.post('/exemptions', TOMAS).send(request())),
    );
    expect(requests.map(({ status }) => status).sort()).toEqual([
      201, 409, 409,
    ]);
  });

  it('continue while one of several is in force', async () => {
    setClock('2026-11-20T12:00:00Z');
    const backend = await begin();
    for (const expiresAt of [inDays(5), inDays(100), inDays(10)]) {
      const { id } = await ask(backend, { expiresAt });
      await backend.post(`/exemptions/${id}/approve`, OKSANA);
    }
    expect(
      (await criterionOf(backend, CHURN, 'retrain.runbook')).exemption
        ?.expiresAt,
    ).toBe(inDays(100));
    advanceDays(11);
    await backend.evaluate();
    expect(await state(backend)).toBe('exempt');
  });

  it('continue with a valid one if the approver of another has joined the owner', async () => {
    setClock('2026-11-20T12:00:00Z');
    const backend = await begin();
    for (const [expiresAt, approver] of [
      [inDays(20), 'user:default/dora'],
      [inDays(30), OKSANA],
    ]) {
      const { id } = await ask(backend, { expiresAt });
      const { status } = await backend.post(
        `/exemptions/${id}/approve`,
        approver,
      );
      expect(status).toBe(200);
    }
    backend.setEntities([
      ...company().filter(({ metadata }) => metadata.name !== 'oksana'),
      user('oksana', 'growth'),
      user('dora', 'research'),
    ]);
    await backend.evaluate();
    expect(await criterionOf(backend, CHURN, 'retrain.runbook')).toMatchObject({
      state: 'exempt',
      exemption: { expiresAt: inDays(20), approvedBy: 'user:default/dora' },
    });
    advanceDays(21);
    await backend.evaluate();
    expect(await state(backend)).toBe('fail');
  });

  it('let an ability reach the next level, up to level 3, and never prove anything', async () => {
    setClock('2026-11-20T12:00:00Z');
    const entities: Entity[] = [
      ...company(),
      fullyDeclaredEntity('Pipeline', 'nightly', {
        consumes: ['clean'],
        operations: undefined,
      }),
      fullyDeclaredEntity('Dataset', 'clean', { producedBy: ['nightly'] }),
      fullyDeclaredEntity('Pipeline', 'proven', { consumes: ['clean'] }),
    ];
    const backend = await begin({ entities });
    await storeProof(backend.knex, 'Dataset', 'clean');
    await storeProof(backend.knex, 'Pipeline', 'proven', ['observe.alerts']);
    await backend.evaluate();
    const read = (): Promise<Scorecard> =>
      scorecardOf(backend, 'pipeline:default/proven');
    const before = await read();
    expect(before.abilities).toMatchObject({
      retrain: { level: 4, verdict: 'yes', exempted: false },
      observe: {
        level: 2,
        verdict: 'unproven',
        blocking: ['observe.alerts'],
        exempted: false,
      },
    });
    const exempt = async (criterion: string) => {
      const { id } = await ask(backend, {
        entityRef: 'pipeline:default/proven',
        criterion,
        expiresAt: inDays(20),
      });
      await backend.post(`/exemptions/${id}/approve`, OKSANA);
    };
    await exempt('observe.alerts');
    expect((await read()).abilities.observe).toEqual({
      level: 3,
      verdict: 'unproven',
      blocking: [],
      exempted: true,
    });
    expect((await read()).verdict).toBe('unproven');
    // A passing criterion needs no exemption, and the exemption does not cap the level.
    await exempt('retrain.tests');
    expect((await read()).abilities.retrain).toMatchObject({
      level: 4,
      exempted: false,
    });
    // An exemption for a criterion of all abilities caps each of them.
    await exempt('boundaries.platform');
    backend.setEntities(
      entities.map(entity =>
        entity.metadata.name === 'proven'
          ? {
              ...entity,
              spec: {
                ...entity.spec,
                boundaries: {
                  versionedTogether: ['code', 'data', 'environment'],
                },
              },
            }
          : entity,
      ),
    );
    await backend.evaluate();
    const capped = await read();
    for (const ability of Object.values(capped.abilities)) {
      expect(ability).toMatchObject({
        level: 3,
        verdict: 'unproven',
        exempted: true,
      });
    }
    expect(capped.level).toBe(3);
    advanceDays(20);
    await backend.evaluate();
    expect((await read()).level).toBe(1);
    expect((await read()).verdict).toBe('unproven');
  });

  it('are shown with disputes to users who may read the entity', async () => {
    const backend = await begin({
      hidden: ['model:default/churn'],
      denied: ['ml-ownership.admin'],
    });
    const { id } = await ask(backend);
    const dispute = await backend.post('/disputes', TOMAS).send({
      entityRef: CHURN,
      criterion: 'retrain.runbook',
      reason: 'There is a runbook in the wiki',
    });
    expect(dispute.status).toBe(201);
    for (const path of ['/exemptions', '/disputes']) {
      expect((await backend.get(path, OUTSIDER)).body.items).toEqual([]);
      expect((await backend.get(path, TOMAS)).body.items).toHaveLength(1);
      expect(
        (await backend.get(`${path}?entityRef=${CHURN}`, OUTSIDER)).body.items,
      ).toEqual([]);
    }
    for (const answer of await Promise.all([
      backend.post(`/exemptions/${id}/approve`, OUTSIDER),
      backend.post(`/exemptions/${id}/reject`, OUTSIDER),
      backend.delete(`/exemptions/${id}`, OUTSIDER),
      backend.post('/exemptions/nothing/approve', OKSANA),
      backend.post("/exemptions/'%20or%201=1/approve", OKSANA),
      backend.post('/exemptions/%25/approve', OKSANA),
    ])) {
      expect(answer.status).toBe(404);
    }
    // Other users who do not manage the installation may not withdraw it either.
    expect((await backend.delete(`/exemptions/${id}`, OKSANA)).status).toBe(
      403,
    );
    expect((await backend.delete(`/exemptions/${id}`, TOMAS)).status).toBe(200);
    expect(
      (
        await backend
          .post(`/disputes/${dispute.body.id}/resolve`, TOMAS)
          .send({ comment: 'Thank you' })
      ).status,
    ).toBe(403);
  });

  it('are rejected without a permission, and without a user', async () => {
    const backend = await begin({
      denied: [
        'ml-ownership.exemption.request',
        'ml-ownership.exemption.approve',
      ],
    });
    expect(
      (await backend.post('/exemptions', TOMAS).send(request())).status,
    ).toBe(403);
    expect(
      (await backend.post('/exemptions/some/approve', OKSANA)).status,
    ).toBe(403);
    expect((await backend.post('/exemptions/some/reject', OKSANA)).status).toBe(
      403,
    );
    const other = await begin();
    const { id } = await ask(other);
    for (const [method, path, body] of [
      ['post', '/exemptions', request({ criterion: 'recover.runbook' })],
      ['post', `/exemptions/${id}/approve`, {}],
      ['post', `/exemptions/${id}/reject`, {}],
      ['delete', `/exemptions/${id}`, undefined],
      ['post', '/disputes', { ...request(), expiresAt: undefined }],
    ] as const) {
      const { status } = await other.asToken(method, path).send(body);
      expect([path, status]).toEqual([path, 403]);
    }
    expect(await state(other)).toBe('fail');
  });

  it('are paged, newest first', async () => {
    setClock('2026-11-20T12:00:00Z');
    const backend = await begin();
    const criteria = [
      'retrain.runbook',
      'retrain.trigger',
      'deploy.workflow',
      'observe.dashboard',
      'recover.runbook',
    ];
    const asked: string[] = [];
    for (const [index, criterion] of criteria.entries()) {
      advanceDays(index === 3 ? 0 : 1);
      const { id } = await ask(backend, { criterion });
      asked.push(id);
      if (index % 2) {
        await backend.post(`/exemptions/${id}/reject`, OKSANA);
      }
    }
    const read = async (query: string) => {
      const found: Exemption[] = [];
      let path = `/exemptions?limit=2${query}`;
      for (;;) {
        const page: ExemptionsPage = (await backend.get(path)).body;
        found.push(...page.items);
        if (!page.pageInfo.nextCursor) {
          return found;
        }
        path = `/exemptions?limit=2&cursor=${page.pageInfo.nextCursor}`;
      }
    };
    const all = await read('');
    expect(all.map(({ id }) => id).sort()).toEqual([...asked].sort());
    expect(all.map(({ requestedAt }) => requestedAt)).toEqual(
      all
        .map(({ requestedAt }) => requestedAt)
        .sort()
        .reverse(),
    );
    // A cursor contains the filters of its page.
    expect((await read('&state=requested')).map(({ state: s }) => s)).toEqual([
      'requested',
      'requested',
      'requested',
    ]);
    const cursor = Buffer.from(
      JSON.stringify({ filter: {}, after: { at: '2026\u0000', id: 'a' } }),
    ).toString('base64url');
    expect((await backend.get(`/exemptions?cursor=${cursor}`)).status).toBe(
      400,
    );
    expect((await backend.get(`/disputes?cursor=${cursor}`)).status).toBe(400);
  });

  it('accept disputes, which change no state', async () => {
    const backend = await begin();
    const before = await readDatabase(backend.knex);
    const { body: dispute, status } = await backend
      .post('/disputes', TOMAS)
      .send({
        entityRef: 'Model:churn',
        criterion: 'retrain.runbook',
        reason: 'There is a runbook in the wiki',
      });
    expect(status).toBe(201);
    expect(dispute).toMatchObject({
      entityRef: CHURN,
      state: 'open',
      createdBy: TOMAS,
    });
    await backend.evaluate();
    expect({ ...(await readDatabase(backend.knex)), disputes: [] }).toEqual(
      before,
    );
    const open = await backend.get('/disputes?state=open');
    expect(open.body.items).toEqual([dispute]);
    const blank = await backend
      .post(`/disputes/${dispute.id}/resolve`)
      .send({ comment: '   ' });
    expect(blank.status).toBe(400);
    const answers = await Promise.all(
      ['It has to be linked', 'No'].map(answer =>
        backend
          .post(`/disputes/${dispute.id}/resolve`)
          .send({ comment: answer }),
      ),
    );
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 409]);
    expect((await backend.get('/disputes?state=open')).body.items).toEqual([]);
    expect(
      (await backend.get(`/disputes?state=resolved&entityRef=${CHURN}`)).body
        .items,
    ).toMatchObject([{ state: 'resolved', resolvedBy: 'user:default/lena' }]);
    for (const body of [{ comment: '' }, { comment: 'NUL \u0000' }, {}]) {
      const { status: refused } = await backend
        .post(`/disputes/${dispute.id}/resolve`)
        .send(body);
      expect([body, refused]).toEqual([body, 400]);
    }
    expect(
      (await backend.post('/disputes/none/resolve').send({ comment: 'a' }))
        .status,
    ).toBe(404);
  });
});
