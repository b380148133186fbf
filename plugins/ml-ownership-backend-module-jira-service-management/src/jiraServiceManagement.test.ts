import { JsonObject } from '@backstage/types';
import { MlEntity } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  collectOnce,
  readRecordings,
  startTestModule,
  StubServer,
} from '@mlownership/backstage-plugin-ml-ownership-node/testUtils';
import { join } from 'node:path';
import mlOwnershipModuleJiraServiceManagement from './index';

const CLOUD = '11223344-a1b2-3b33-c444-def123456789';
const TEAM = '77b933c9-92bb-46e7-a73c-764b8d7c3c25';
const OPERATIONS = `/jsm/ops/api/${CLOUD}/v1`;
const ROUTES = `${OPERATIONS}/teams/${TEAM}/routing-rules`;
const ESCALATIONS = `${OPERATIONS}/teams/${TEAM}/escalations`;
const PRIMARY = `${OPERATIONS}/schedules/f8f2a4ec-54b2-4513-865b-8cb3b81c9544`;
const SECONDARY = `${OPERATIONS}/schedules/5b1d3c0a-7f0e-4c58-9f4b-0d6a7f5f8c11`;
const USERS = `/ex/jira/${CLOUD}/rest/api/3/user/bulk`;

const ADA = '5b2b0e011b3a756623f4e25e';
const TOMAS = '5b2b0e011b3a756623f4e260';
const MIREILLE = '5b2b0e011b3a756623f4e261';

const model = (team: string): MlEntity => ({
  apiVersion: 'mlownership.dev/v1alpha1',
  kind: 'Model',
  metadata: {
    name: 'churn',
    namespace: 'default',
    annotations: { 'opsgenie.com/team': team },
  },
  spec: {
    type: 'classifier',
    lifecycle: 'production',
    owner: 'growth-ml',
  },
});

describe('Jira Service Management', () => {
  let server: StubServer;
  let baseUrl: string;

  const start = (config: JsonObject = {}) =>
    startTestModule(mlOwnershipModuleJiraServiceManagement, {
      config: {
        mlOwnership: {
          jiraServiceManagement: {
            cloudId: CLOUD,
            auth: { username: 'bot@example.com', password: 'not-a-secret' },
            teams: [{ name: 'ML platform', id: TEAM }],
            baseUrl,
            ...config,
          },
        },
      },
    });
  const read = async (team = 'ML platform') => {
    const { onCallSources } = await start();
    return onCallSources[0].read(team, {
      signal: new AbortController().signal,
    });
  };
  const collect = async (team = 'ML platform') => {
    const { collectors } = await start();
    const [result] = await collectOnce(collectors[0], [model(team)]);
    return result;
  };
  const change = (url: string, edit: (body: any) => void) => {
    const body = server.recorded(url);
    edit(body);
    server.instead.set(url.replace('false', ''), { status: 200, body });
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
      mlOwnershipModuleJiraServiceManagement,
      { config: {} },
    );
    expect([...collectors, ...onCallSources]).toEqual([]);
  });

  it('is on with a site and credentials, and marked as experimental', async () => {
    const { collectors } = await start();
    expect(collectors).toMatchObject([
      {
        id: 'jira-service-management',
        title: 'Jira Service Management',
        interval: { hours: 1 },
        isExperimental: true,
      },
    ]);
  });

  it.each([
    [{ cloudId: undefined }, "Missing required config value at 'mlOwnership"],
    [{ auth: undefined }, 'auth of Jira Service Management is missing'],
    [{ auth: { bearer: 'a', username: 'b' } }, 'both bearer and username'],
    [{ teams: [{ name: 'growth' }] }, 'teams[0].id'],
  ])('rejects the configuration %j', async (config, message) => {
    await expect(start(config as unknown as JsonObject)).rejects.toThrow(
      message,
    );
  });

  it('reads who is on call at which level of the default escalation', async () => {
    expect(await read()).toEqual({
      name: 'ML platform',
      state: 'active',
      levels: [
        {
          afterMinutes: 0,
          people: [
            { id: ADA, name: 'Ada Nowak', schedule: 'ML platform, primary' },
          ],
        },
        {
          afterMinutes: 10,
          people: [
            // By an escalation that the schedule puts on call.
            {
              id: MIREILLE,
              name: 'Mireille Okafor',
              schedule: 'ML platform, secondary',
            },
            // By the schedule and by a rule of his own, once.
            {
              id: TOMAS,
              name: 'Tomas Halvorsen',
              schedule: 'ML platform, secondary',
            },
          ],
        },
        // All members of the team.
        { afterMinutes: 30, people: [], unresolved: 1 },
      ],
    });
    for (const { headers } of server.requests) {
      expect(headers.authorization).toBe(
        `Basic ${Buffer.from('bot@example.com:not-a-secret').toString(
          'base64',
        )}`,
      );
    }
  });

  it('takes the id of a team as it is', async () => {
    expect(await read(TEAM)).toMatchObject({ name: TEAM, state: 'active' });
  });

  it('proves that somebody is on call', async () => {
    expect((await collect()).evidence).toMatchObject([
      {
        criterion: 'observe.on-call',
        outcome: 'pass',
        detail:
          'Jira Service Management, "ML platform": somebody is on call at 3 of 3 escalation levels',
      },
    ]);
  });

  it.each<[string, string, (body: any) => void, string, string]>([
    [
      'nobody is on call by a schedule',
      `${PRIMARY}/on-calls?flat=false`,
      body => {
        body.onCallParticipants = [];
      },
      'pass',
      'somebody is on call at 2 of 3 escalation levels; nobody is on call at the first one',
    ],
    [
      'a schedule is disabled',
      PRIMARY,
      body => {
        body.enabled = false;
      },
      'pass',
      'somebody is on call at 2 of 3 escalation levels; nobody is on call at the first one',
    ],
    [
      'the one on call has no account any more',
      USERS,
      body => {
        body.values[0].active = false;
      },
      'pass',
      'somebody is on call at 2 of 3 escalation levels; nobody is on call at the first one',
    ],
    [
      'the escalation is disabled',
      ESCALATIONS,
      body => {
        body.values[1].enabled = false;
      },
      'fail',
      'it is disabled, so alerts call nobody',
    ],
    [
      'the escalation has no rules',
      ESCALATIONS,
      body => {
        delete body.values[1].rules;
      },
      'fail',
      'nothing is escalated, so alerts call nobody',
    ],
    [
      'the default routing rule calls nobody',
      ROUTES,
      body => {
        body.values[1].notify = { type: 'none' };
      },
      'fail',
      'nothing is escalated, so alerts call nobody',
    ],
    [
      'the default routing rule calls one person by a schedule',
      ROUTES,
      body => {
        // As one of the examples of the reference has it.
        body.values[1].isDefault = 'true';
        body.values[1].notify = body.values[0].notify;
      },
      'pass',
      'somebody is on call at 1 of 1 escalation level; only one person is called, and nobody else if they do not answer',
    ],
    [
      'the next of a rotation is called',
      ESCALATIONS,
      body => {
        body.values[1].rules = [
          { ...body.values[1].rules[0], notifyType: 'next' },
        ];
      },
      'pass',
      'somebody is on call at 1 of 1 escalation level',
    ],
  ])('says if %s', async (_, url, edit, outcome, detail) => {
    change(url, edit);
    expect((await collect()).evidence).toMatchObject([
      {
        outcome,
        detail: `Jira Service Management, "ML platform": ${detail}`,
      },
    ]);
  });

  it('calls the next of a rotation somebody else than who is on call', async () => {
    change(ESCALATIONS, body => {
      const [first] = body.values[1].rules;
      body.values[1].rules = [
        first,
        { ...first, notifyType: 'next', delay: 5 },
      ];
    });
    expect((await read()).levels).toEqual([
      { afterMinutes: 0, people: [expect.objectContaining({ id: ADA })] },
      { afterMinutes: 5, people: [], unresolved: 1 },
    ]);
  });

  it('knows that somebody is on call without the permission to read names', async () => {
    server.instead.set(USERS, { status: 403, body: { message: 'No scope' } });
    const { levels } = await read();
    expect(levels[0].people).toEqual([
      { id: ADA, schedule: 'ML platform, primary' },
    ]);
    expect((await collect()).evidence).toMatchObject([{ outcome: 'pass' }]);
  });

  it('counts a team that a schedule puts on call as not resolved', async () => {
    change(`${SECONDARY}/on-calls?flat=false`, body => {
      body.onCallParticipants = [{ id: TEAM, type: 'team' }];
    });
    expect((await read()).levels[1]).toMatchObject({
      people: [{ id: TOMAS }],
      unresolved: 1,
    });
  });

  it.each<[string, string, any, string]>([
    ['no default routing rule', ROUTES, { values: [] }, 'default routing rule'],
    ['no escalation', ESCALATIONS, {}, 'The escalation of the team'],
    ['a login page', ROUTES, '<html>', 'expected JSON'],
    ['another shape', ROUTES, { values: [{ notify: 7 }] }, 'unexpected values'],
  ])('does not fail a team that shows %s', async (_, url, body, reason) => {
    server.instead.set(url, { status: 200, body });
    expect(await collect()).toMatchObject({
      evidence: [],
      unchecked: [{ reason: expect.stringContaining(reason) }],
    });
  });

  it('does not fail a team that it cannot find', async () => {
    expect(await collect('growth')).toMatchObject({
      evidence: [],
      unchecked: [
        { reason: expect.stringContaining('answered 404: Team not found') },
      ],
    });
  });

  it('reads all pages', async () => {
    const { values } = server.recorded(ROUTES);
    server.instead.set(ROUTES, url => {
      const offset = Number(
        new URL(url, 'http://x').searchParams.get('offset'),
      );
      return {
        status: 200,
        body: {
          values: [values[offset]],
          links: offset === 0 ? { next: '/v1/…?offset=1' } : {},
        },
      };
    });
    expect((await read()).levels).toHaveLength(3);
  });
});
