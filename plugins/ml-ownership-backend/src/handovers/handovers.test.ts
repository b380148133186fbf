import { Handover } from '@mlownership/backstage-plugin-ml-ownership-common';
import { mlEntity } from '../__testUtils__/exampleOrg';
import { started, towns } from '../__testUtils__/drills';
import { onEachDatabase, TestBackend } from '../__testUtils__/onEachDatabase';
import { OUTSIDER } from '../__testUtils__/startBackend';

jest.setTimeout(120_000);

const CHURN = 'model:default/churn';
const TOMAS = 'user:default/tomas';
const OKSANA = 'user:default/oksana';
const IVO = 'user:default/ivo';

onEachDatabase('handovers', start => {
  const begin = async (
    options: Partial<Parameters<typeof start>[0]> = {},
  ): Promise<TestBackend> => {
    const backend = await start({ entities: towns(), ...options });
    await backend.evaluate();
    return backend;
  };
  const propose = async (
    backend: TestBackend,
    person = TOMAS,
    more: object = {},
  ) =>
    backend.post('/handovers', person).send({
      entityRef: CHURN,
      toTeam: 'group:default/platform',
      abilities: ['recover'],
      ...more,
    });
  const move = (
    backend: TestBackend,
    { id }: Handover,
    verb: string,
    person: string,
    body: object = {},
  ) => backend.post(`/handovers/${id}/${verb}`, person).send(body);

  it('go from a proposal to a new owner', async () => {
    const backend = await begin();
    const { body: proposed, status } = await propose(backend, TOMAS, {
      notes: 'We are moving on to search',
    });
    expect([proposed, status]).toEqual([
      expect.objectContaining({
        entityTitle: 'The churn',
        fromTeam: 'group:default/growth',
        toTeam: 'group:default/platform',
        state: 'proposed',
        requiredDrills: [
          {
            ability: 'recover',
            satisfied: false,
            reason: 'The team has not done this drill',
          },
        ],
        openBlockers: 0,
        proposedBy: TOMAS,
        allowedActions: ['add-entry', 'withdraw'],
      }),
      201,
    ]);
    expect(backend.notifications).toMatchObject([
      {
        recipients: { entityRef: ['group:default/platform'] },
        payload: {
          link: `/ml-ownership/drills/handovers/${proposed.id}`,
        },
      },
    ]);
    expect((await propose(backend)).status).toBe(409);
    const shadowing = await move(backend, proposed, 'start-shadowing', OKSANA);
    expect(shadowing.body).toMatchObject({
      state: 'shadowing',
      allowedActions: ['add-entry', 'accept', 'decline'],
    });
    const blocked = await move(backend, proposed, 'entries', OKSANA, {
      kind: 'blocker',
      text: 'No right to the registry',
    });
    const early = await move(backend, proposed, 'accept', OKSANA);
    expect([early.status, early.body.error.message]).toEqual([
      409,
      'Requirements are not met (recover: The team has not done this drill; one blocker is open). To accept anyway, give the reason as comment',
    ]);
    await move(backend, proposed, 'entries', TOMAS, {
      kind: 'blocker-resolved',
      blocker: blocked.body.blockers[0].id,
    });
    const drill = await started(backend);
    const during = await backend.get(`/handovers/${proposed.id}`, OKSANA);
    expect(during.body.requiredDrills[0]).toMatchObject({
      satisfied: false,
      reason: 'A drill of the team is running',
      drill: drill.id,
    });
    await backend
      .post(`/drills/${drill.id}/finish`, OKSANA)
      .send({ outcome: 'passed', authorHelped: false });
    const accepted = await move(backend, proposed, 'accept', OKSANA);
    expect(accepted.body).toMatchObject({
      state: 'accepted',
      decidedBy: OKSANA,
      requiredDrills: [{ satisfied: true, drill: drill.id }],
      ownerChange: {
        done: false,
        yaml: expect.stringContaining('owner: group:default/platform'),
      },
      allowedActions: [],
    });
    expect(
      accepted.body.entries.map(({ kind }: { kind: string }) => kind),
    ).toEqual([
      'proposed',
      'shadowing',
      'blocker',
      'blocker-resolved',
      'accepted',
    ]);
    expect(backend.notifications.at(-1)).toMatchObject({
      recipients: { entityRef: [TOMAS, 'group:default/growth'] },
      payload: { title: 'The churn: handover accepted' },
    });
    backend.setEntities([
      ...towns().filter(({ metadata }) => metadata.name !== 'churn'),
      mlEntity('Model', 'churn', { owner: 'group:default/platform' }),
    ]);
    await backend.evaluate();
    const after = await backend.get(`/handovers/${proposed.id}`);
    expect(after.body.ownerChange.done).toBe(true);
    expect(
      backend.audit
        .filter(({ eventId }) => eventId === 'handover-accept')
        .map(({ outcome, meta }) => [
          outcome,
          (meta.before as any).state,
          (meta.after as { state?: string } | undefined)?.state,
        ]),
    ).toEqual([
      ['failure', 'shadowing', undefined],
      ['success', 'shadowing', 'accepted'],
    ]);
  });

  it('can be accepted and declined only by the receiving team', async () => {
    const backend = await begin();
    const { body: handover } = await propose(backend);
    for (const verb of ['start-shadowing', 'accept', 'decline']) {
      for (const person of [TOMAS, IVO, 'user:default/lena']) {
        const { status } = await move(backend, handover, verb, person, {
          ...(verb === 'decline' && { reason: 'We have no time' }),
          ...(verb === 'accept' && { comment: 'We know it well' }),
        });
        expect([verb, person, status]).toEqual([verb, person, 403]);
      }
    }
    const token = await backend
      .asToken('post', `/handovers/${handover.id}/accept`)
      .send({ comment: 'We know it well' });
    expect(token.status).toBe(403);
    const stranger = await move(backend, handover, 'entries', IVO, {
      kind: 'note',
      text: 'Hello',
    });
    expect(stranger.status).toBe(403);
    const declined = await move(backend, handover, 'decline', OKSANA, {
      reason: 'We have no time',
    });
    expect(declined.body).toMatchObject({
      state: 'declined',
      decisionComment: 'We have no time',
    });
    const late = await move(backend, handover, 'accept', OUTSIDER, {
      comment: 'We take it',
    });
    expect([late.status, late.body.error.message]).toEqual([
      409,
      expect.stringContaining('The handover is declined: user:default/oksana'),
    ]);
    const again = await propose(backend);
    expect(again.status).toBe(201);
    const withdrawn = await move(backend, again.body, 'withdraw', TOMAS);
    expect(withdrawn.status).toBe(200);
    expect((await backend.get('/handovers')).body.items).toMatchObject([
      { id: handover.id },
    ]);
  });

  it.each([
    [
      'to the owner',
      { toTeam: 'group:default/growth' },
      /is the owner or part/,
    ],
    [
      'to a part of it',
      { toTeam: 'growth-training' },
      /part of the owning team/,
    ],
    ['to nobody', { toTeam: 'group:default/ghosts' }, /expected a Group/],
    ['for a day that is over', { targetDate: '2020-01-01' }, /expected today/],
    ['of nothing', { entityRef: 'model:default/x' }, /No Model/],
  ])('are rejected %s', async (_, more, message) => {
    const backend = await begin();
    const { status, body } = await propose(backend, TOMAS, more);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body.error.message).toMatch(message);
    expect((await propose(backend, IVO)).status).toBe(403);
    expect((await backend.get('/handovers')).body.items).toEqual([]);
  });

  it('let one of two concurrent requests win', async () => {
    const backend = await begin();
    const proposals = await Promise.all([
      propose(backend, TOMAS),
      propose(backend, OKSANA),
    ]);
    expect(proposals.map(({ status }) => status).sort()).toEqual([201, 409]);
    const { body: handover } = proposals.find(({ status }) => status === 201)!;
    const answers = await Promise.all([
      move(backend, handover, 'accept', OKSANA, { comment: 'We take it' }),
      move(backend, handover, 'decline', OUTSIDER, {
        reason: 'We have no time',
      }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { body } = await backend.get(`/handovers/${handover.id}`);
    expect(body.entries).toHaveLength(2);
  });

  it('are filtered by entity, team and state', async () => {
    const backend = await begin();
    const { body: handover } = await propose(backend);
    const ids = async (query: string) =>
      (await backend.get(`/handovers?${query}`)).body.items.map(
        ({ id }: Handover) => id,
      );
    for (const [query, isFound] of [
      [`entityRef=${CHURN}`, true],
      ['entityRef=model:default/x', false],
      ['team=group:default/platform', true],
      ['team=group:default/research', true],
      ['team=group:default/search', false],
      ['state=proposed', true],
      ['state=accepted&state=declined', false],
    ] as const) {
      expect([query, await ids(query)]).toEqual([
        query,
        isFound ? [handover.id] : [],
      ]);
    }
  });

  it('show upstream changes to on-call users', async () => {
    const backend = await begin();
    const { body } = await backend.get('/operations/model/default/churn');
    expect(body).toMatchObject({
      evaluatedAt: expect.any(String),
      hiddenChanges: 0,
      upstream: expect.arrayContaining([
        expect.objectContaining({
          entityRef: 'dataset:default/features',
          title: 'The features',
          type: 'added',
        }),
      ]),
    });
    expect(
      body.upstream.map(({ entityRef }: { entityRef: string }) => entityRef),
    ).not.toContain(CHURN);
    const hidden = await begin({ hidden: ['dataset:default/features'] });
    const answer = await hidden.get(
      '/operations/model/default/churn',
      OUTSIDER,
    );
    expect(answer.body.hiddenChanges).toBe(1);
    expect(JSON.stringify(answer.body)).not.toContain('features');
  });
});
