import { Entity } from '@backstage/catalog-model';
import {
  Campaign,
  CampaignEntitiesPage,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { advanceDays, setClock } from '../__testUtils__/clock';
import {
  company,
  group,
  manyModels,
  mlEntity,
  user,
} from '../__testUtils__/exampleOrg';
import { onEachDatabase, TestBackend } from '../__testUtils__/onEachDatabase';
import { OUTSIDER } from '../__testUtils__/startBackend';
import {
  storeProof,
  fullyDeclaredEntity,
} from '../__testUtils__/fullyDeclaredEntity';

jest.setTimeout(120_000);

const LENA = 'user:default/lena';
const GROWTH = 'group:default/growth';
const SEARCH = 'group:default/search';

/** Three models of tier 1 owned by two teams, one of tier 2, and an experimental one. */
const entities = () => [
  ...company(),
  group('search', 'company'),
  user('ivo', 'search'),
  mlEntity('Model', 'ranking', { tier: 1, owner: SEARCH }),
  mlEntity('Model', 'answers', { tier: 1, owner: SEARCH }),
  mlEntity('Model', 'spelling', { tier: 2, owner: SEARCH }),
  mlEntity('Model', 'dreams', {
    tier: 1,
    owner: SEARCH,
    lifecycle: 'experimental',
  }),
];

const request = (more: object = {}) => ({
  title: 'Tier 1 models at level 2',
  purpose: 'Nobody should be afraid of a holiday',
  goal: { level: 2 },
  scope: { kinds: ['Model'], tiers: [1] },
  dueAt: '2027-03-01',
  ...more,
});

onEachDatabase('campaigns', start => {
  const begin = async (
    options: Partial<Parameters<typeof start>[0]> = {},
  ): Promise<TestBackend> => {
    setClock('2027-01-10T12:00:00Z');
    const backend = await start({ entities: entities(), ...options });
    await backend.evaluate();
    return backend;
  };
  const create = async (backend: TestBackend, more: object = {}) => {
    const { body, status } = await backend
      .post('/campaigns')
      .send(request(more));
    expect([body, status]).toEqual([body, 201]);
    return body as Campaign;
  };
  const read = async (backend: TestBackend, id: string, person = LENA) =>
    (await backend.get(`/campaigns/${id}`, person)).body as Campaign;

  /** Sets the level of a model, as an evaluation would. */
  const raise = async (
    { knex }: TestBackend,
    name: string,
    level: number,
    more: object = {},
  ) => {
    const entityRef = `model:default/${name}`;
    const where = { entity_ref: entityRef };
    const before = await knex('scorecards').where(where).first();
    await knex('scorecards')
      .where(where)
      .update({ level, ...more });
    await knex('scorecard_changes').insert({
      entity_ref: entityRef,
      changed_at: new Date().toISOString(),
      rules_version: before.rules_version,
      removed: false,
      owner: before.owner,
      verdict: before.verdict,
      level,
      ...more,
    });
  };

  it('count the entities in scope, and show the progress', async () => {
    const backend = await begin();
    const campaign = await create(backend);
    expect(campaign).toMatchObject({
      title: 'Tier 1 models at level 2',
      purpose: 'Nobody should be afraid of a holiday',
      state: 'running',
      startsAt: '2027-01-10',
      dueAt: '2027-03-01',
      createdBy: LENA,
      progress: { total: 3, met: 0, notInScope: 1, notApplicable: 0 },
      history: [{ day: '2027-01-10', total: 3, met: 0 }],
      teams: [
        { team: SEARCH, total: 2, met: 0 },
        { team: GROWTH, total: 1, met: 0 },
      ],
      teamCount: 2,
    });
    advanceDays(2);
    await raise(backend, 'ranking', 2);
    advanceDays(1);
    await raise(backend, 'churn', 3);
    advanceDays(1);
    await raise(backend, 'churn', 1);
    const later = await read(backend, campaign.id);
    expect(later.progress).toMatchObject({ total: 3, met: 1 });
    expect(later.history).toEqual([
      { day: '2027-01-10', total: 3, met: 0 },
      { day: '2027-01-11', total: 3, met: 0 },
      { day: '2027-01-12', total: 3, met: 1 },
      { day: '2027-01-13', total: 3, met: 2 },
      { day: '2027-01-14', total: 3, met: 1 },
    ]);
    expect(later.teams).toEqual([
      { team: GROWTH, total: 1, met: 0 },
      { team: SEARCH, total: 2, met: 1 },
    ]);

    // Entities that left the catalog count neither now nor in the past; new entities count from their first day.
    backend.setEntities([
      ...entities().filter(({ metadata }) => metadata.name !== 'churn'),
      mlEntity('Model', 'fresh', { tier: 1 }),
    ]);
    advanceDays(1);
    await backend.evaluate();
    const moved = await read(backend, campaign.id);
    expect(moved.progress).toMatchObject({ total: 3 });
    expect(moved.history.map(({ total }) => total)).toEqual([2, 2, 2, 2, 2, 3]);

    const past = await create(backend, { startsAt: '2026-12-01' });
    expect(past.history[0].day).toBe('2027-01-10');
  });

  it('list the open entities with their first step, page by page', async () => {
    const backend = await begin();
    await raise(backend, 'ranking', 2);
    const campaign = await create(backend, { scope: { kinds: ['Model'] } });
    const page = async (query: string, person = LENA) =>
      (await backend.get(`/campaigns/${campaign.id}/entities?${query}`, person))
        .body as CampaignEntitiesPage;
    const refs = ({ items }: CampaignEntitiesPage) =>
      items.map(({ entityRef }) => entityRef.split('/')[1]);

    const left = await page('status=open');
    expect([refs(left), left.totalItems]).toEqual([
      ['answers', 'churn', 'spelling'],
      3,
    ]);
    expect(left.items[0]).toMatchObject({
      kind: 'Model',
      title: 'The answers',
      tier: 1,
      owner: SEARCH,
      level: 0,
      status: 'open',
      nextStep: { action: 'declare', text: expect.any(String) },
    });
    const met = await page('status=met');
    expect(met.items).toMatchObject([{ title: 'The ranking', level: 2 }]);
    expect(met.items[0].nextStep).toBeUndefined();
    expect(refs(await page('status=not-in-scope'))).toEqual(['dreams']);

    const found: string[] = [];
    let query = 'limit=2';
    for (;;) {
      const { items, pageInfo } = await page(query);
      found.push(...items.map(({ title }) => title));
      if (!pageInfo.nextCursor) {
        break;
      }
      query = `limit=2&cursor=${pageInfo.nextCursor}`;
    }
    expect(found).toEqual([
      'The answers',
      'The churn',
      'The dreams',
      'The ranking',
      'The spelling',
    ]);
    const forged = await backend.get(
      `/campaigns/${campaign.id}/entities?cursor=x`,
    );
    expect(forged.status).toBe(400);
  });

  it('have a scope of one ability, a team with its subgroups, or a system', async () => {
    const backend = await begin();
    const progress = async (more: object) =>
      (await create(backend, more)).progress;
    await raise(backend, 'churn', 0, { recover: 3, deploy: null });
    expect(
      await progress({ goal: { ability: 'recover', level: 3 } }),
    ).toMatchObject({ total: 3, met: 1 });
    expect(
      await progress({ goal: { ability: 'deploy', level: 1 } }),
    ).toMatchObject({ total: 2, met: 0, notApplicable: 1 });
    expect(
      await progress({ scope: { team: 'group:default/research' } }),
    ).toMatchObject({ total: 4 });
    expect(await progress({ scope: { team: 'search' } })).toMatchObject({
      total: 3,
      notInScope: 1,
    });
    expect(
      await progress({ scope: { system: 'retention', tiers: [2] } }),
    ).toMatchObject({ total: 1 });
    expect(await progress({ scope: {} })).toMatchObject({ total: 8 });
  });

  it('are previewed with the counts that they would begin with', async () => {
    const backend = await begin();
    await raise(backend, 'churn', 0, { recover: 3, deploy: null });
    const preview = (body: object) =>
      backend.post('/campaigns/preview').send(body);
    for (const target of [
      { goal: { level: 2 }, scope: { kinds: ['Model'], tiers: [1] } },
      { goal: { ability: 'recover', level: 3 }, scope: { team: 'research' } },
      { goal: { ability: 'deploy', level: 1 }, scope: { team: GROWTH } },
      { goal: { level: 1 }, scope: { system: 'retention', tiers: [2] } },
      { goal: { level: 1 }, scope: {} },
    ]) {
      const { progress } = await create(backend, target);
      expect(progress.total).toBeGreaterThan(0);
      expect((await preview(target)).body).toEqual(progress);
    }
    const wrong = await preview({ goal: { level: 1 }, scope: { team: LENA } });
    expect([wrong.status, wrong.body.error.message]).toEqual([
      400,
      expect.stringMatching(/expected a Group/),
    ]);
    expect((await preview({ goal: { level: 1 } })).status).toBe(400);
  });

  it('are not previewed beyond what the caller may read', async () => {
    const all = { goal: { level: 2 }, scope: {} };
    const backend = await begin({ hidden: ['model:default/churn'] });
    const total = async (person: string) =>
      (await backend.post('/campaigns/preview', person).send(all)).body.total;
    expect(await total(OUTSIDER)).toBe((await total(LENA)) - 1);
    const closed = await start({
      knex: backend.knex,
      entities: entities(),
      denied: ['ml-ownership.portfolio.read'],
    });
    expect((await closed.post('/campaigns/preview').send(all)).status).toBe(
      403,
    );
  });

  it('count the system level if that is the goal, now and over time', async () => {
    const backend = await begin();
    // Each of the models has proven itself, but two have something weaker in their supply chain.
    await raise(backend, 'ranking', 4, { system_level: 4 });
    await raise(backend, 'answers', 4, { system_level: 1 });
    await raise(backend, 'churn', 4, { system_level: 2 });
    const own = await create(backend, { goal: { level: 4 } });
    expect(own).toMatchObject({
      goal: { level: 4, levelOf: 'own' },
      progress: { total: 3, met: 3 },
    });
    const whole = await create(backend, {
      goal: { level: 4, levelOf: 'system' },
    });
    expect(whole).toMatchObject({
      goal: { level: 4, levelOf: 'system' },
      progress: { total: 3, met: 1, notInScope: 1, notApplicable: 0 },
      history: [{ day: '2027-01-10', total: 3, met: 1 }],
      teams: [
        { team: GROWTH, total: 1, met: 0 },
        { team: SEARCH, total: 2, met: 1 },
      ],
    });
    advanceDays(1);
    await raise(backend, 'answers', 4, { system_level: 4 });
    const later = await read(backend, whole.id);
    expect(later.progress).toMatchObject({ total: 3, met: 2 });
    expect(later.history).toEqual([
      { day: '2027-01-10', total: 3, met: 1 },
      { day: '2027-01-11', total: 3, met: 2 },
    ]);
    expect((await read(backend, own.id)).history.at(-1)).toMatchObject({
      met: 3,
    });

    const link = {
      entityRef: 'dataset:default/features',
      title: 'The features',
      path: ['model:default/churn', 'dataset:default/features'],
      verdict: 'no',
      reasonText: 'It has no contract',
    };
    const { summary } = await backend
      .knex('scorecards')
      .where({ entity_ref: 'model:default/churn' })
      .first();
    await backend
      .knex('scorecards')
      .where({ entity_ref: 'model:default/churn' })
      .update({
        summary: JSON.stringify({ ...JSON.parse(summary), weakestLink: link }),
      });
    const entitiesOf = async ({ id }: Campaign, status: string) =>
      (await backend.get(`/campaigns/${id}/entities?status=${status}`)).body
        .items;
    expect(await entitiesOf(whole, 'open')).toMatchObject([
      { title: 'The churn', level: 2, weakestLink: link },
    ]);
    const [met] = await entitiesOf(own, 'met');
    expect(met).toMatchObject({ level: 4 });
    expect(met.weakestLink).toBeUndefined();
    // Entities of other kinds have no system verdict.
    const all = await create(backend, {
      goal: { level: 1, levelOf: 'system' },
      scope: { kinds: ['Dataset'] },
    });
    const sameOfOwn = await create(backend, {
      goal: { level: 1 },
      scope: { kinds: ['Dataset'] },
    });
    expect(all.progress).toEqual(sameOfOwn.progress);
    expect(all.progress.total).toBeGreaterThan(0);
  });

  it.each([
    [
      'an ability of the system level',
      { goal: { level: 2, ability: 'deploy', levelOf: 'system' } },
      /goal.ability is "deploy", expected none with goal.levelOf "system"/,
    ],
    ['another subject', { goal: { level: 2, levelOf: 'team' } }, /levelOf/],
    ['too short a title', { title: ' x ' }, /at least 3 characters/],
    ['no level', { goal: {} }, /level/],
    ['level 0', { goal: { level: 0 } }, /level/],
    ['another tier', { scope: { tiers: [5] } }, /tiers/],
    ['another kind', { scope: { kinds: ['Component'] } }, /kinds/],
    ['nobody', { scope: { team: 'ghosts' } }, /"ghosts", expected a Group/],
    ['a person', { scope: { team: LENA } }, /expected a Group/],
    ['no system', { scope: { system: 'x' } }, /"x", expected a System/],
    ['no day', { dueAt: 'soon' }, /dueAt is "soon", expected a day/],
    ['a day that is over', { dueAt: '2027-01-01' }, /today or a future day/],
    ['no time', { startsAt: '2027-03-01' }, /expected a day after the start/],
    ['a far end', { dueAt: '2030-01-01' }, /at most two years ahead/],
    [
      'a far start',
      { startsAt: '2025-01-01' },
      /at most one year in the past or future/,
    ],
    ['more than there is', { color: 'red' }, /additional properties/],
  ])('are rejected with %s', async (_, more, message) => {
    const backend = await begin();
    const { body, status } = await backend
      .post('/campaigns')
      .send(request(more));
    expect([status, body.error.message]).toEqual([
      400,
      expect.stringMatching(message),
    ]);
    expect((await backend.get('/campaigns')).body.items).toEqual([]);
  });

  it('are changed, closed and reopened by permitted users', async () => {
    const backend = await begin();
    const { id } = await create(backend);
    const transition = (verb: 'close' | 'reopen') =>
      backend.post(`/campaigns/${id}/${verb}`, 'user:default/tomas').send({});
    const update = (body: object) =>
      backend
        .withToken('put')(`/campaigns/${id}`, 'user:default/tomas')
        .send(body);
    const changed = await update({
      ...request({ title: 'Tier 1 at level 1', goal: { level: 1 } }),
      purpose: undefined,
      dueAt: '2027-02-01',
    });
    expect(changed.body).toMatchObject({
      title: 'Tier 1 at level 1',
      goal: { level: 1 },
      startsAt: '2027-01-10',
      dueAt: '2027-02-01',
      createdBy: LENA,
    });
    expect(changed.body.purpose).toBeUndefined();
    expect((await transition('reopen')).status).toBe(409);
    advanceDays(30);
    expect(await read(backend, id)).toMatchObject({ state: 'overdue' });
    // A due day in the past may stay as it was.
    const late = await update(request({ dueAt: '2027-02-01' }));
    expect(late.status).toBe(200);
    const closed = await transition('close');
    expect(closed.body).toMatchObject({
      state: 'closed',
      closedBy: 'user:default/tomas',
    });
    expect((await transition('close')).status).toBe(409);
    const refused = await update(request());
    expect([refused.status, refused.body.error.message]).toEqual([
      409,
      'The campaign is closed: reopen it first',
    ]);
    advanceDays(5);
    const { history } = await read(backend, id);
    expect(history.at(-1)!.day).toBe('2027-02-09');

    const ids = async (query: string) =>
      (await backend.get(`/campaigns?${query}`)).body.items.map(
        (campaign: Campaign) => campaign.id,
      );
    expect(await ids('')).toEqual([]);
    expect(await ids('state=closed')).toEqual([id]);
    expect(await ids('state=all')).toEqual([id]);
    expect((await transition('reopen')).body).toMatchObject({
      state: 'overdue',
    });
    expect(await ids('')).toEqual([id]);
    expect(
      backend.audit.map(({ eventId, outcome, meta }) => [
        eventId,
        outcome,
        (meta.after as { state?: string } | undefined)?.state,
      ]),
    ).toEqual([
      ['campaign-create', 'success', 'running'],
      ['campaign-update', 'success', 'running'],
      ['campaign-reopen', 'failure', undefined],
      ['campaign-update', 'success', 'overdue'],
      ['campaign-close', 'success', 'closed'],
      ['campaign-close', 'failure', undefined],
      ['campaign-update', 'failure', undefined],
      ['campaign-reopen', 'success', 'overdue'],
    ]);
    expect((await backend.get('/campaigns/nobody')).status).toBe(404);
  });

  it('require the permission and a user', async () => {
    const backend = await begin({ denied: ['ml-ownership.campaign.manage'] });
    const refused = await backend.post('/campaigns').send(request());
    expect([refused.status, refused.body.error.message]).toEqual([
      403,
      'Missing permission ml-ownership.campaign.manage',
    ]);
    const open = await begin();
    const token = await open.asToken('post', '/campaigns').send(request());
    expect(token.status).toBe(403);
    const blind = await begin({ denied: ['ml-ownership.portfolio.read'] });
    for (const path of [
      '/campaigns',
      '/campaigns/x',
      '/campaigns/x/entities',
    ]) {
      expect((await blind.get(path)).status).toBe(403);
      expect((await open.anonymous(path)).status).toBe(401);
    }
  });

  it('do not reveal entities that the catalog hides from the caller', async () => {
    const backend = await begin({
      hidden: [SEARCH, 'model:default/answers', 'system:default/retention'],
    });
    const campaign = await create(backend);
    const seen = await read(backend, campaign.id, OUTSIDER);
    expect(seen).toMatchObject({
      progress: { total: 2 },
      history: [{ total: 2 }],
      teams: [
        { team: GROWTH, total: 1, met: 0 },
        { total: 1, met: 0 },
      ],
    });
    expect(seen.teams[1].team).toBeUndefined();
    const list = await backend.get(
      `/campaigns/${campaign.id}/entities`,
      OUTSIDER,
    );
    expect(JSON.stringify(list.body)).not.toContain('answers');
    expect(list.body.totalItems).toBe(3);

    const ofTeam = await create(backend, { scope: { team: SEARCH } });
    await create(backend, { scope: { system: 'retention' } });
    const all = await backend.get('/campaigns', OUTSIDER);
    expect(all.body.items.map(({ id }: Campaign) => id)).toEqual([campaign.id]);
    for (const part of ['', '/entities']) {
      const hidden = await backend.get(
        `/campaigns/${ofTeam.id}${part}`,
        OUTSIDER,
      );
      expect(hidden.status).toBe(404);
    }
    const named = await backend
      .post('/campaigns', OUTSIDER)
      .send(request({ scope: { team: SEARCH } }));
    expect(named.status).toBe(400);
  });

  it('send reminders once per team', async () => {
    const backend = await begin();
    const told = async () => {
      const before = backend.notifications.length;
      await backend.runTask('ml-ownership-campaigns');
      await backend.runTask('ml-ownership-campaigns');
      return backend.notifications
        .slice(before)
        .map(notification => [
          (notification.recipients as { entityRef: string[] }).entityRef.join(),
          notification.payload.title,
          notification.payload.description,
        ]);
    };
    const campaign = await create(backend, {
      startsAt: '2027-01-12',
      dueAt: '2027-02-01',
    });
    expect(await told()).toEqual([]);
    advanceDays(2);
    const started = 'Campaign started: Tier 1 models at level 2';
    expect(await told()).toEqual([
      [GROWTH, started, 'Your team has 1 of 1 entities left by 2027-02-01'],
      [SEARCH, started, 'Your team has 2 of 2 entities left by 2027-02-01'],
    ]);
    expect(backend.notifications[0].payload.link).toBe(
      `/ml-ownership/overview/campaigns/${campaign.id}`,
    );
    await raise(backend, 'churn', 2);
    advanceDays(6);
    const due = 'Campaign due on 2027-02-01: Tier 1 models at level 2';
    expect(await told()).toEqual([
      [SEARCH, due, 'Your team has 2 of 2 entities left'],
    ]);
    // A day late, as after a downtime of the backend.
    advanceDays(12);
    expect(await told()).toEqual([
      [SEARCH, due, 'Your team has 2 of 2 entities left'],
    ]);
    advanceDays(2);
    expect(await told()).toEqual([]);
    advanceDays(1);
    const ended = [
      [
        LENA,
        'Campaign ended: Tier 1 models at level 2',
        '1 of 3 entities met the goal',
      ],
    ];
    expect(await told()).toEqual(ended);
    await backend.post(`/campaigns/${campaign.id}/close`);
    expect(await told()).toEqual([]);

    const short = await create(backend, { dueAt: '2027-03-01' });
    expect(await told()).toHaveLength(1);
    await backend.post(`/campaigns/${short.id}/close`);
    expect(await told()).toEqual(ended);
    advanceDays(20);
    expect(await told()).toEqual([]);
  });

  it('send no notifications in the report-only period, neither during nor after it', async () => {
    const backend = await begin({
      config: { reportOnly: { until: '2027-01-20' } },
    });
    const campaign = await create(backend);
    const until = { until: '2027-01-20' };
    expect(campaign.reportOnly).toEqual(until);
    for (const path of [
      '/campaigns',
      '/portfolio',
      '/scorecards/model/default/churn',
    ]) {
      expect((await backend.get(path)).body.reportOnly).toEqual(until);
    }
    const change = async (clean: Entity) => {
      backend.setEntities([...entities(), clean]);
      await backend.evaluate();
    };
    await change(fullyDeclaredEntity('Dataset', 'clean'));
    await storeProof(backend.knex, 'Dataset', 'clean');
    const fall = async () => {
      await change(fullyDeclaredEntity('Dataset', 'clean'));
      await change(mlEntity('Dataset', 'clean'));
    };
    await fall();
    await backend.runTask('ml-ownership-campaigns');
    expect(await backend.knex('notification_outbox').select()).toEqual([]);

    const handover = await backend
      .post('/handovers', 'user:default/tomas')
      .send({
        entityRef: 'model:default/churn',
        toTeam: 'group:default/platform',
      });
    expect([handover.status, backend.notifications.length]).toEqual([201, 1]);

    advanceDays(10);
    await backend.runTask('ml-ownership-campaigns');
    expect((await backend.get('/portfolio')).body.reportOnly).toBeUndefined();
    await create(backend, { startsAt: '2027-01-19' });
    await backend.runTask('ml-ownership-campaigns');
    // The second campaign begins today, whichever day its start date says.
    expect(backend.notifications.slice(1)).toHaveLength(2);
    await fall();
    expect(backend.notifications.at(-1)!.payload.topic).toBe(
      'ml-ownership.regression',
    );
    await expect(
      start({
        entities: [],
        config: { reportOnly: { until: 'March' } },
      }),
    ).rejects.toThrow(/mlOwnership.reportOnly.until is "March"/);
  });

  it('need a constant number of statements', async () => {
    const count = async (models: number, campaigns: number) => {
      const backend = await begin({
        entities: [...company(), ...manyModels(models)],
      });
      let id = '';
      for (let index = 0; index < campaigns; index++) {
        ({ id } = await create(backend));
      }
      const counts: number[] = [];
      for (const path of [
        '/campaigns?limit=50',
        `/campaigns/${id}`,
        `/campaigns/${id}/entities?limit=500`,
      ]) {
        let statements = 0;
        const listener = () => {
          statements++;
        };
        backend.knex.on('query', listener);
        expect((await backend.get(path)).status).toBe(200);
        backend.knex.off('query', listener);
        counts.push(statements);
      }
      return counts;
    };
    expect(await count(30, 8)).toEqual(await count(1, 1));
  });
});
