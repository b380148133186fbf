import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { MlEntity } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  CollectorResult,
  readOnCallCursor,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import {
  collectOnce,
  readRecordings,
  startTestModule,
  StubServer,
} from '@mlownership/backstage-plugin-ml-ownership-node/testUtils';
import { join } from 'node:path';
import mlOwnershipModulePagerDuty from './index';

const SERVICE = { 'pagerduty.com/service-id': 'PF9KMXH' };
const ON_CALLS = '/oncalls?escalation_policy_ids[]=PT20YPA';

const model = (
  annotations: Record<string, string>,
  name = 'churn',
): MlEntity => ({
  apiVersion: 'mlownership.dev/v1alpha1',
  kind: 'Model',
  metadata: { name, namespace: 'default', annotations },
  spec: {
    type: 'classifier',
    lifecycle: 'production',
    owner: 'growth-ml',
    operatedBy: 'ml-platform',
  },
});

const platform = (annotations: Record<string, string>): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'ml-platform', namespace: 'default', annotations },
  spec: { type: 'team', children: [] },
});

describe('PagerDuty', () => {
  let server: StubServer;
  let baseUrl: string;

  const start = (options: { entities?: Entity[]; config?: JsonObject } = {}) =>
    startTestModule(mlOwnershipModulePagerDuty, {
      config: {
        mlOwnership: {
          pagerduty: { token: 'not-a-secret', baseUrl, ...options.config },
        },
      },
      entities: options.entities,
    });
  const collect = async (
    entities: MlEntity[],
    groups: Entity[] = [],
    cursor?: JsonObject,
  ): Promise<CollectorResult[]> => {
    const { collectors } = await start({ entities: groups });
    return collectOnce(collectors[0], entities, {
      cursors: cursor ? { 'model:default/churn': cursor } : {},
    });
  };
  const collectOne = async (annotations: Record<string, string> = SERVICE) =>
    (await collect([model(annotations)]))[0];
  const read = async (subject = 'service PF9KMXH') => {
    const { onCallSources } = await start();
    return onCallSources[0].read(subject, {
      signal: new AbortController().signal,
    });
  };
  const change = (url: string, edit: (body: any) => void) => {
    const body = server.recorded(url);
    edit(body);
    server.instead.set(url.split('?')[0], { status: 200, body });
  };

  beforeEach(async () => {
    server = new StubServer(
      readRecordings(join(__dirname, '__fixtures__', 'api')),
    );
    baseUrl = await server.start();
  });

  afterEach(() => server.stop());

  it('is off until it is configured', async () => {
    const { collectors, onCallSources } = await startTestModule(
      mlOwnershipModulePagerDuty,
      { config: {} },
    );
    expect([...collectors, ...onCallSources]).toEqual([]);
  });

  it('is on with a token, and marked as experimental', async () => {
    const { collectors, onCallSources } = await start();
    expect(collectors).toMatchObject([
      {
        id: 'pagerduty',
        title: 'PagerDuty',
        criteria: ['observe.on-call'],
        interval: { hours: 1 },
        isExperimental: true,
      },
    ]);
    expect(onCallSources).toHaveLength(1);
  });

  it.each([
    [{ token: undefined }, "Missing required config value at 'mlOwnership"],
    [{ interval: 'soon' }, "Invalid duration 'soon'"],
    [{ baseUrl: 'ftp://x' }, 'expected an http(s) URL'],
  ])('rejects the configuration %j', async (config, message) => {
    await expect(
      start({ config: config as unknown as JsonObject }),
    ).rejects.toThrow(message);
  });

  it('reads who is on call at which level', async () => {
    expect(await read()).toEqual({
      name: 'Churn API',
      url: 'https://growth-ml.pagerduty.com/service-directory/PF9KMXH',
      state: 'active',
      levels: [
        {
          afterMinutes: 0,
          people: [
            {
              id: 'PADA001',
              name: 'Ada Nowak',
              since: '2026-11-30T08:00:00Z',
              until: '2026-12-02T08:00:00Z',
              schedule: 'ML platform, primary',
            },
          ],
        },
        {
          afterMinutes: 15,
          // On call by two schedules: once, until the last shift ends.
          people: [
            {
              id: 'PTOM001',
              name: 'Tomas Halvorsen',
              since: '2026-11-30T08:00:00Z',
              until: '2026-12-07T08:00:00Z',
              schedule: 'ML platform, secondary',
            },
          ],
        },
        {
          afterMinutes: 45,
          // Always on call.
          people: [{ id: 'PMIR001', name: 'Mireille Okafor' }],
        },
      ],
    });
    for (const { headers } of server.requests) {
      expect(headers).toMatchObject({
        authorization: 'Token token=not-a-secret',
        accept: 'application/vnd.pagerduty+json;version=2',
      });
    }
  });

  it('proves that somebody is on call, without naming them in evidence', async () => {
    const result = await collectOne();
    expect(result).toMatchObject({
      entityRef: 'model:default/churn',
      evidence: [
        {
          criterion: 'observe.on-call',
          outcome: 'pass',
          detail:
            'PagerDuty, "Churn API": somebody is on call at 3 of 3 escalation levels',
          url: 'https://growth-ml.pagerduty.com/service-directory/PF9KMXH',
        },
      ],
      // When the first shift ends.
      checkAgainAt: '2026-12-02T08:00:00.000Z',
    });
    expect(JSON.stringify(result.evidence)).not.toMatch(/Ada|Tomas|Mireille/);
    expect(readOnCallCursor(result.cursor)).toMatchObject({
      subject: 'service PF9KMXH',
      readAt: expect.any(String),
      reading: { levels: [{ people: [{ name: 'Ada Nowak' }] }, {}, {}] },
    });
  });

  it.each<[string, (body: any) => void, string, string]>([
    [
      'nobody is on call',
      body => {
        body.oncalls = [];
      },
      'fail',
      'nobody is on call at any of its 3 escalation levels',
    ],
    [
      'nobody is on call at the first level',
      body => {
        body.oncalls = body.oncalls.filter(
          (item: any) => item.escalation_level !== 1,
        );
      },
      'pass',
      'somebody is on call at 2 of 3 escalation levels; nobody is on call at the first one',
    ],
    [
      'all levels call one person',
      body => {
        for (const item of body.oncalls) {
          item.user = body.oncalls[1].user;
        }
      },
      'pass',
      'somebody is on call at 3 of 3 escalation levels; only one person is called, and nobody else if they do not answer',
    ],
    [
      'a user was deleted',
      body => {
        body.oncalls = [{ ...body.oncalls[0], user: null }];
      },
      'fail',
      'nobody is on call at any of its 3 escalation levels',
    ],
  ])('says if %s', async (_, edit, outcome, detail) => {
    change(ON_CALLS, edit);
    expect((await collectOne()).evidence).toMatchObject([
      { outcome, detail: `PagerDuty, "Churn API": ${detail}` },
    ]);
  });

  it.each([
    ['disabled', 'fail', 'it is disabled, so alerts call nobody'],
    [
      'maintenance',
      'pass',
      'somebody is on call at 3 of 3 escalation levels; it is in maintenance, so alerts call nobody for now',
    ],
    ['critical', 'pass', 'somebody is on call at 3 of 3 escalation levels'],
    [
      'a status of the future',
      'pass',
      'somebody is on call at 3 of 3 escalation levels',
    ],
  ])('takes a service that is %s for: %s', async (status, outcome, detail) => {
    change('/services/PF9KMXH', body => {
      body.service.status = status;
    });
    expect((await collectOne()).evidence).toMatchObject([
      { outcome, detail: `PagerDuty, "Churn API": ${detail}` },
    ]);
  });

  it('fails a service without an escalation policy, and one that does not exist', async () => {
    change('/services/PF9KMXH', body => {
      body.service.escalation_policy = null;
    });
    const [empty, missing] = await collect([
      model(SERVICE),
      model({ 'pagerduty.com/service-id': 'PNOPE01' }, 'gone'),
    ]);
    expect(empty.evidence).toMatchObject([
      {
        outcome: 'fail',
        detail:
          'PagerDuty, "Churn API": nothing is escalated, so alerts call nobody',
      },
    ]);
    expect(missing.evidence).toMatchObject([
      {
        outcome: 'fail',
        detail:
          'PagerDuty, "PNOPE01": it does not exist, so alerts call nobody',
      },
    ]);
  });

  it('counts the levels of the answer if the policy is only a reference', async () => {
    change('/services/PF9KMXH', body => {
      delete body.service.escalation_policy.escalation_rules;
    });
    const { levels } = await read();
    expect(levels.map(({ afterMinutes }) => afterMinutes)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it.each([
    ['the id', SERVICE],
    [
      'the integration key',
      { 'pagerduty.com/integration-key': 'not-a-secret' },
    ],
    [
      'the address of the page',
      {
        'mlownership.dev/on-call':
          'https://growth-ml.pagerduty.com/service-directory/PF9KMXH/activity',
      },
    ],
  ])('finds the service by %s', async (_, annotations) => {
    expect((await collectOne(annotations)).evidence).toMatchObject([
      { outcome: 'pass', detail: expect.stringContaining('"Churn API"') },
    ]);
  });

  it('does not repeat an integration key that no service has', async () => {
    const result = await collectOne({
      'pagerduty.com/integration-key': 'r0tated',
    });
    expect(result.evidence).toMatchObject([
      {
        outcome: 'fail',
        detail:
          'PagerDuty, "pagerduty.com/integration-key": it does not exist, so alerts call nobody',
      },
    ]);
    server.instead.set('/services', { status: 500, body: {} });
    expect(
      JSON.stringify(
        (await collectOne({ 'pagerduty.com/integration-key': 'r0tated' }))
          .unchecked,
      ),
    ).not.toContain('r0tated');
  });

  it('reads the on-call of the operating group if the entity declares none, once for all', async () => {
    const results = await collect(
      [model({}), model({}, 'ranker')],
      [platform(SERVICE)],
    );
    expect(results.map(({ evidence }) => evidence.length)).toEqual([1, 1]);
    expect(server.requests).toHaveLength(2);
  });

  it.each<[string, Record<string, string>, Record<string, string>]>([
    ['declares none', {}, {}],
    [
      'declares another system for itself',
      { 'opsgenie.com/team': 'growth' },
      SERVICE,
    ],
    [
      'declares a page elsewhere',
      {
        'mlownership.dev/on-call':
          'https://pagerduty.com.evil.example/services/PF9KMXH',
      },
      SERVICE,
    ],
  ])('is not connected if an entity %s', async (_, own, ofGroup) => {
    const [result] = await collect([model(own)], [platform(ofGroup)]);
    expect(result).toMatchObject({
      evidence: [],
      unchecked: [
        {
          criterion: 'observe.on-call',
          reason:
            'Neither it nor the group that operates it names an on-call in PagerDuty; expected the annotation pagerduty.com/service-id or pagerduty.com/integration-key',
          isNotConfigured: true,
        },
      ],
    });
    expect(server.requests).toEqual([]);
  });

  it.each([
    [401, { error: { message: 'Unauthorized' } }, 'answered 401'],
    [403, { error: { message: 'Forbidden' } }, 'answered 403'],
    [500, { error: { message: 'Internal' } }, 'answered 500'],
    [200, { service: { id: 7 } }, 'unexpected service.id'],
    [404, '<html>', 'answered 404'],
  ])(
    'reports %d with %j as not checked, and keeps what it knew',
    async (status, body, reason) => {
      const known = (await collectOne()).cursor!;
      server.instead.set('/services', { status, body });
      const [result] = await collect([model(SERVICE)], [], known);
      expect(result).toMatchObject({
        evidence: [],
        unchecked: [{ reason: expect.stringContaining(reason) }],
        cursor: known,
      });
    },
  );

  it('waits for the renewal of the rate limit, which is in seconds from now', async () => {
    server.instead.set('/services', {
      status: 429,
      headers: { 'ratelimit-remaining': '0', 'ratelimit-reset': '57' },
      body: { error: { message: 'Rate Limit Exceeded', code: 2020 } },
    });
    const result = await collectOne();
    const pause = Date.parse(result.checkAgainAt!) - Date.now();
    expect(pause).toBeGreaterThan(30_000);
    expect(pause).toBeLessThanOrEqual(57_000);
    expect(server.requests).toHaveLength(1);
  });

  it('reads all pages', async () => {
    const [first] = server.recorded(ON_CALLS).oncalls;
    server.instead.set('/oncalls', url => {
      const offset = Number(
        new URL(url, 'http://x').searchParams.get('offset'),
      );
      return {
        status: 200,
        body: {
          oncalls: [{ ...first, user: { ...first.user, id: `P${offset}` } }],
          more: offset < 200,
        },
      };
    });
    const { levels } = await read();
    expect(levels[1].people.map(({ id }) => id)).toEqual([
      'P0',
      'P100',
      'P200',
    ]);
  });

  it('ends with its signal', async () => {
    server.isSilent = true;
    const { onCallSources } = await start();
    await expect(
      onCallSources[0].read('service PF9KMXH', {
        signal: AbortSignal.timeout(100),
      }),
    ).rejects.toThrow(/timeout/);
  });
});
