import { createBackendModule } from '@backstage/backend-plugin-api';
import { OnCallNow } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  OnCallReading,
  onCallSourcesExtensionPoint,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import {
  readRecordings,
  StubServer,
} from '@mlownership/backstage-plugin-ml-ownership-node/testUtils';
import { join } from 'node:path';
// The module with the answers of its own tests, which are not part of its API.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports, no-restricted-imports
import mlOwnershipModulePagerDuty from '../../../ml-ownership-backend-module-pagerduty/src';
import { advanceMinutes, setClock } from '../__testUtils__/clock';
import { criterionOf } from '../__testUtils__/criterionOf';
import { company, mlEntity } from '../__testUtils__/exampleOrg';
import { onEachDatabase, TestBackend } from '../__testUtils__/onEachDatabase';
import { OUTSIDER } from '../__testUtils__/startBackend';

jest.setTimeout(120_000);

const CHURN = 'model:default/churn';
const PATH = '/on-call/model/default/churn';
const PLATFORM = 'group:default/platform';
const SERVICE = '/services/P-platform';
const ON_CALLS = '/oncalls?escalation_policy_ids[]=PT20YPA';

const sourceModule = (read: () => Promise<OnCallReading>) =>
  createBackendModule({
    pluginId: 'ml-ownership',
    moduleId: 'on-call-under-test',
    register(env) {
      env.registerInit({
        deps: { sources: onCallSourcesExtensionPoint },
        async init({ sources }) {
          sources.addSource(
            {
              annotations: ['pagerduty.com/service-id'],
              subjectIn: annotations => annotations['pagerduty.com/service-id'],
              read,
            },
            { id: 'pager', title: 'Pager' },
          );
        },
      });
    },
  });

onEachDatabase('who is on call now', start => {
  let pagerDuty: StubServer;
  let baseUrl: string;

  const begin = (options: Partial<Parameters<typeof start>[0]> = {}) =>
    start({
      entities: company(),
      features: [mlOwnershipModulePagerDuty],
      config: { pagerduty: { token: 'not-a-secret', baseUrl } },
      ...options,
    });
  const read = async (backend: TestBackend, user?: string) => {
    const { body, status } = await backend.get(PATH, user);
    expect(status).toBe(200);
    return (body as OnCallNow).items;
  };

  beforeEach(async () => {
    setClock('2026-12-01T03:00:00Z');
    pagerDuty = new StubServer(
      readRecordings(
        join(
          __dirname,
          '../../../ml-ownership-backend-module-pagerduty/src/__fixtures__/api',
        ),
      ),
    );
    baseUrl = await pagerDuty.start();
    pagerDuty.instead.set(SERVICE, {
      status: 200,
      body: pagerDuty.recorded('/services/PF9KMXH'),
    });
  });

  afterEach(() => pagerDuty.stop());

  it('is read from the system of the operating group, and shared for half a minute', async () => {
    const backend = await begin();
    const [answer, ...others] = await read(backend);
    expect(others).toEqual([]);
    expect(answer).toEqual({
      system: 'PagerDuty',
      declaredBy: PLATFORM,
      status: 'current',
      readAt: '2026-12-01T03:00:00.000Z',
      name: 'Churn API',
      url: 'https://growth-ml.pagerduty.com/service-directory/PF9KMXH',
      state: 'active',
      levels: [
        {
          afterMinutes: 0,
          people: [
            {
              name: 'Ada Nowak',
              since: '2026-11-30T08:00:00Z',
              until: '2026-12-02T08:00:00Z',
              schedule: 'ML platform, primary',
            },
          ],
          unresolved: 0,
        },
        {
          afterMinutes: 15,
          people: [expect.objectContaining({ name: 'Tomas Halvorsen' })],
          unresolved: 0,
        },
        {
          afterMinutes: 45,
          people: [{ name: 'Mireille Okafor' }],
          unresolved: 0,
        },
      ],
      endsOnOnePerson: false,
    });
    const asked = pagerDuty.requests.length;
    const answers = await Promise.all([read(backend), read(backend)]);
    expect(answers[0]).toEqual([answer]);
    expect(pagerDuty.requests).toHaveLength(asked);

    advanceMinutes(1);
    expect(await read(backend)).toMatchObject([
      { readAt: '2026-12-01T03:01:00.000Z' },
    ]);
    expect(pagerDuty.requests.length).toBeGreaterThan(asked);
  });

  it('is told only to callers who may read scorecards, the entity and the group', async () => {
    const denied = await begin({ denied: ['ml-ownership.scorecard.read'] });
    const { body, status } = await denied.get(PATH);
    expect([status, body.error.message]).toEqual([
      403,
      'Missing permission ml-ownership.scorecard.read',
    ]);
    expect(
      (await begin({ hidden: [CHURN] }).then(b => b.get(PATH, OUTSIDER)))
        .status,
    ).toBe(404);
    const hidden = await begin({ hidden: [PLATFORM] });
    expect(await read(hidden, OUTSIDER)).toEqual([]);
    expect(pagerDuty.requests).toEqual([]);
    expect(await read(hidden)).toHaveLength(1);
    expect((await hidden.get('/on-call/model/default/unknown')).status).toBe(
      404,
    );
    expect((await hidden.get('/on-call/component/default/x')).status).toBe(404);
  });

  it('is the last stored reading while the system does not answer', async () => {
    const backend = await begin();
    await backend.evaluate();
    await backend.collect('pagerduty');
    pagerDuty.instead.set('/services', { status: 401, body: { error: {} } });
    pagerDuty.instead.delete(SERVICE);
    advanceMinutes(40);
    expect(await read(backend)).toMatchObject([
      {
        status: 'stored',
        readAt: '2026-12-01T03:00:00.000Z',
        reason: expect.stringContaining('PagerDuty answered 401'),
        name: 'Churn API',
        levels: [{ people: [{ name: 'Ada Nowak' }] }, {}, {}],
      },
    ]);
    // A check that fails does not lose it.
    advanceMinutes(60);
    await backend.collect('pagerduty');
    expect(await read(backend)).toMatchObject([{ status: 'stored' }]);
    // The reading of a service that it no longer names is not shown.
    const entities = company();
    entities.find(
      ({ metadata }) => metadata.name === 'platform',
    )!.metadata.annotations = { 'pagerduty.com/service-id': 'P-other' };
    backend.setEntities(entities);
    expect(await read(backend)).toEqual([
      {
        system: 'PagerDuty',
        declaredBy: PLATFORM,
        status: 'unreadable',
        reason: expect.stringContaining('PagerDuty answered 401'),
        levels: [],
      },
    ]);
  });

  it('does not let users wait for a system that is silent', async () => {
    const backend = await begin({
      features: [sourceModule(() => new Promise(() => {}))],
      config: {},
    });
    expect(await read(backend)).toEqual([
      {
        system: 'Pager',
        declaredBy: PLATFORM,
        status: 'unreadable',
        reason: 'Pager did not answer within 3 seconds',
        levels: [],
      },
    ]);
  });

  it('is bounded, and omits an address that is not a web page', async () => {
    const person = { id: '1', name: 'x'.repeat(5_000) };
    const level = { people: Array.from({ length: 50 }, () => person) };
    const backend = await begin({
      features: [
        sourceModule(async () => ({
          name: 'y'.repeat(5_000),
          // eslint-disable-next-line no-script-url
          url: 'javascript:alert(1)',
          state: 'active',
          levels: Array.from({ length: 50 }, () => level),
        })),
      ],
      config: {},
    });
    const [answer] = await read(backend);
    expect(answer.levels).toHaveLength(20);
    expect(answer.levels[0].people).toHaveLength(20);
    expect(answer.levels[0].people[0].name!.length).toBeLessThanOrEqual(200);
    expect(answer.name!.length).toBeLessThanOrEqual(200);
    expect(answer.url).toBeUndefined();
    expect(answer.endsOnOnePerson).toBe(true);
  });

  it('is unknown without a system, and without a declaration', async () => {
    expect(await read(await begin({ features: [], config: {} }))).toEqual([]);
    const entities = company().map(entity =>
      entity.kind === 'Group'
        ? { ...entity, metadata: { ...entity.metadata, annotations: {} } }
        : entity,
    );
    expect(await read(await begin({ entities }))).toEqual([]);
    expect(pagerDuty.requests).toEqual([]);
  });

  it('decides whether somebody is on call, whatever the catalog declares', async () => {
    const backend = await begin({
      entities: [
        ...company(),
        mlEntity('Model', 'ranker', { owner: 'nobody' }),
      ],
    });
    await backend.evaluate();
    expect((await criterionOf(backend, CHURN, 'observe.on-call')).state).toBe(
      'pass',
    );
    await backend.collect('pagerduty');
    expect(await criterionOf(backend, CHURN, 'observe.on-call')).toMatchObject({
      state: 'pass',
      evidence: expect.arrayContaining([
        expect.objectContaining({
          source: 'observed',
          reportedBy: 'pagerduty',
          detail:
            'PagerDuty, "Churn API": somebody is on call at 3 of 3 escalation levels',
        }),
      ]),
    });

    const body = pagerDuty.recorded(ON_CALLS);
    pagerDuty.instead.set('/oncalls', {
      status: 200,
      body: { ...body, oncalls: [] },
    });
    advanceMinutes(120);
    await backend.collect('pagerduty');
    expect(await criterionOf(backend, CHURN, 'observe.on-call')).toMatchObject({
      state: 'fail',
      reason:
        'PagerDuty, "Churn API": nobody is on call at any of its 3 escalation levels',
    });
    const details: string[] = await backend.knex('evidence').pluck('detail');
    expect(details.join()).not.toMatch(/Ada|Tomas Halvorsen|Mireille/);
  });

  it('keeps only the last reading', async () => {
    const backend = await begin();
    await backend.evaluate();
    await backend.collect('pagerduty');
    const body = pagerDuty.recorded(ON_CALLS);
    pagerDuty.instead.set('/oncalls', {
      status: 200,
      body: { ...body, oncalls: body.oncalls.slice(0, 1) },
    });
    advanceMinutes(120);
    await backend.collect('pagerduty');
    const [cursor]: string[] = await backend
      .knex('collector_checks')
      .where({ collector: 'pagerduty', entity_ref: CHURN })
      .pluck('cursor');
    expect(cursor).toContain('Tomas Halvorsen');
    expect(cursor).not.toMatch(/Ada Nowak|Mireille/);
  });

  it('comes from a connector that is marked as experimental', async () => {
    const { get } = await begin();
    const { body } = await get('/collectors');
    expect(body.items).toMatchObject([
      { id: 'pagerduty', title: 'PagerDuty', isExperimental: true },
    ]);
  });
});
