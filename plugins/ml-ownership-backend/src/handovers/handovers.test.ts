import { Handover } from '@mlownership/backstage-plugin-ml-ownership-common';
import { mlEntity } from '../__testUtils__/company';
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

  it('go from a proposal to another owner', async () => {
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
        needs: [
          {
            ability: 'recover',
            met: false,
            why: 'The team has done no drill of it',
          },
        ],
        openBlockers: 0,
        proposedBy: TOMAS,
        can: ['log', 'withdraw'],
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
    const shadowing = await move(backend, proposed, 'shadow', OKSANA);
    expect(shadowing.body).toMatchObject({
      state: 'shadowing',
      can: ['log', 'accept', 'refuse'],
    });
    const blocked = await move(backend, proposed, 'log', OKSANA, {
      kind: 'blocker',
      text: 'No right to the registry',
    });
    const early = await move(backend, proposed, 'accept', OKSANA);
    expect([early.status, early.body.error.message]).toEqual([
      409,
      'Not everything is in place (recover: The team has done no drill of it; one blocker is open): to take it over all the same, say so as answer',
    ]);
    await move(backend, proposed, 'log', TOMAS, {
      kind: 'solved',
      blocker: blocked.body.blockers[0].id,
    });
    const drill = await started(backend);
    const during = await backend.get(`/handovers/${proposed.id}`, OKSANA);
    expect(during.body.needs[0]).toMatchObject({
      met: false,
      why: 'A drill of the team is running',
      drill: drill.id,
    });
    await backend
      .post(`/drills/${drill.id}/finish`, OKSANA)
      .send({ outcome: 'passed', authorHelped: false });
    const accepted = await move(backend, proposed, 'accept', OKSANA);
    expect(accepted.body).toMatchObject({
      state: 'accepted',
      answeredBy: OKSANA,
      needs: [{ met: true, drill: drill.id }],
      ownerChange: {
        done: false,
        yaml: expect.stringContaining('owner: group:default/platform'),
      },
      can: [],
    });
    expect(
      accepted.body.entries.map(({ kind }: { kind: string }) => kind),
    ).toEqual(['proposed', 'shadowing', 'blocker', 'solved', 'accepted']);
    expect(backend.notifications.at(-1)).toMatchObject({
      recipients: { entityRef: [TOMAS, 'group:default/growth'] },
      payload: { title: 'The churn: the handover is accepted' },
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

  it('are the taking team’s to answer, and nobody else’s', async () => {
    const backend = await begin();
    const { body: handover } = await propose(backend);
    for (const verb of ['shadow', 'accept', 'refuse']) {
      for (const person of [TOMAS, IVO, 'user:default/lena']) {
        const { status } = await move(backend, handover, verb, person, {
          ...(verb === 'refuse' && { reason: 'We have no time' }),
          ...(verb === 'accept' && { answer: 'We know it well' }),
        });
        expect([verb, person, status]).toEqual([verb, person, 403]);
      }
    }
    const token = await backend
      .asToken('post', `/handovers/${handover.id}/accept`)
      .send({ answer: 'We know it well' });
    expect(token.status).toBe(403);
    const stranger = await move(backend, handover, 'log', IVO, {
      kind: 'note',
      text: 'Hello',
    });
    expect(stranger.status).toBe(403);
    const refused = await move(backend, handover, 'refuse', OKSANA, {
      reason: 'We have no time',
    });
    expect(refused.body).toMatchObject({
      state: 'refused',
      answer: 'We have no time',
    });
    const late = await move(backend, handover, 'accept', OUTSIDER, {
      answer: 'We take it',
    });
    expect([late.status, late.body.error.message]).toEqual([
      409,
      expect.stringContaining('The handover is refused: user:default/oksana'),
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
    ['to the owner', { toTeam: 'group:default/growth' }, /owns it/],
    ['to a part of it', { toTeam: 'growth-training' }, /part of the team/],
    ['to nobody', { toTeam: 'group:default/ghosts' }, /expected a Group/],
    ['for a day that is over', { targetDate: '2020-01-01' }, /expected today/],
    ['of nothing', { entityRef: 'model:default/x' }, /No Model/],
  ])('are not proposed %s', async (_, more, message) => {
    const backend = await begin();
    const { status, body } = await propose(backend, TOMAS, more);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body.error.message).toMatch(message);
    expect((await propose(backend, IVO)).status).toBe(403);
    expect((await backend.get('/handovers')).body.items).toEqual([]);
  });

  it('let one of two at the same moment win', async () => {
    const backend = await begin();
    const proposals = await Promise.all([
      propose(backend, TOMAS),
      propose(backend, OKSANA),
    ]);
    expect(proposals.map(({ status }) => status).sort()).toEqual([201, 409]);
    const { body: handover } = proposals.find(({ status }) => status === 201)!;
    const answers = await Promise.all([
      move(backend, handover, 'accept', OKSANA, { answer: 'We take it' }),
      move(backend, handover, 'refuse', OUTSIDER, {
        reason: 'We have no time',
      }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { body } = await backend.get(`/handovers/${handover.id}`);
    expect(body.entries).toHaveLength(2);
  });

  it('are found by entity, team and state', async () => {
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
      ['state=accepted&state=refused', false],
    ] as const) {
      expect([query, await ids(query)]).toEqual([
        query,
        isFound ? [handover.id] : [],
      ]);
    }
  });

  it('tell somebody on call what changed upstream', async () => {
    const backend = await begin();
    const { body } = await backend.get('/operate/model/default/churn');
    expect(body).toMatchObject({
      evaluatedAt: expect.any(String),
      hidden: 0,
      upstream: expect.arrayContaining([
        expect.objectContaining({
          entityRef: 'dataset:default/features',
          title: 'The features',
          what: 'It is new in the catalog',
        }),
      ]),
    });
    expect(
      body.upstream.map(({ entityRef }: { entityRef: string }) => entityRef),
    ).not.toContain(CHURN);
    const hidden = await begin({ hidden: ['dataset:default/features'] });
    const answer = await hidden.get('/operate/model/default/churn', OUTSIDER);
    expect(answer.body.hidden).toBe(1);
    expect(JSON.stringify(answer.body)).not.toContain('features');
  });
});
