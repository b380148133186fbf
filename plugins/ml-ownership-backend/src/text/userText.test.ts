import { company } from '../__testUtils__/exampleOrg';
import { onEachDatabase } from '../__testUtils__/onEachDatabase';

jest.setTimeout(120_000);

const CHURN = 'model:default/churn';
const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

onEachDatabase('text from users', start => {
  it('rejects invisible characters and characters that change the text direction', async () => {
    const backend = await start({ entities: company() });
    const { evaluate, post } = backend;
    await evaluate();
    const campaign = {
      title: 'Tier 1 models at level 2',
      goal: { level: 2 },
      scope: {},
      dueAt: inDays(90),
    };
    const drill = {
      entityRef: CHURN,
      abilities: ['retrain'],
      performingTeam: 'group:default/platform',
      operators: ['user:default/oksana'],
      plannedDate: inDays(2),
    };
    const handover = { entityRef: CHURN, toTeam: 'group:default/platform' };
    const { body: planned } = await post('/drills', 'user:default/tomas').send(
      drill,
    );
    const { body: proposed } = await post(
      '/handovers',
      'user:default/tomas',
    ).send(handover);
    await post(`/drills/${planned.id}/start`, 'user:default/oksana').expect(
      200,
    );

    const text = 'Nothing \u202eto see\u202c here';
    for (const [path, body, person] of [
      ['/campaigns', { ...campaign, title: text }],
      ['/campaigns', { ...campaign, purpose: text }],
      ['/drills', { ...drill, notes: text }, 'user:default/tomas'],
      [
        `/drills/${planned.id}/entries`,
        { kind: 'blocker', text },
        'user:default/oksana',
      ],
      [
        `/drills/${planned.id}/entries`,
        { kind: 'note', text },
        'user:default/oksana',
      ],
      [
        `/drills/${planned.id}/finish`,
        { outcome: 'failed', authorHelped: false, blockers: [{ title: text }] },
        'user:default/oksana',
      ],
      ['/handovers', { ...handover, notes: text }, 'user:default/tomas'],
      [
        `/handovers/${proposed.id}/entries`,
        { kind: 'blocker', text },
        'user:default/oksana',
      ],
      [
        `/handovers/${proposed.id}/decline`,
        { reason: text },
        'user:default/oksana',
      ],
      [
        '/exemptions',
        {
          entityRef: CHURN,
          criterion: 'deploy.artifact',
          reason: text,
          expiresAt: inDays(30),
        },
        'user:default/tomas',
      ],
      [
        '/disputes',
        { entityRef: CHURN, criterion: 'deploy.artifact', reason: text },
        'user:default/tomas',
      ],
      ['/lineage/impact/notify', { root: CHURN, message: text }],
    ] as const) {
      const response = await post(path, person).send(body);
      expect([path, body, response.status]).toEqual([path, body, 400]);
      expect(response.body.error.message).toMatch(
        /^\w+ contains the character U\+202E, expected no invisible characters/,
      );
    }
    const item = {
      entityRef: CHURN,
      criterion: 'recover.review',
      outcome: 'pass',
      observedAt: new Date().toISOString(),
      detail: text,
    };
    const { body: answer } = await post('/evidence').send(item);
    expect(answer).toMatchObject({
      accepted: 0,
      rejected: [
        {
          index: 0,
          error: {
            message: expect.stringContaining('detail contains the character'),
          },
        },
      ],
    });

    await post('/campaigns')
      .send({ ...campaign, title: 'Two\nlines' })
      .expect(400);
    const { body: kept } = await post('/campaigns').send({
      ...campaign,
      title: 'מודלים של Tier 1, 👩\u200d🚀',
      purpose: 'One line\nand another',
    });
    expect(kept).toMatchObject({
      title: 'מודלים של Tier 1, 👩\u200d🚀',
      purpose: 'One line\nand another',
    });
  });
});
