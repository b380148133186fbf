import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { MlEntity } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  collectOnce,
  Recording,
  StubServer,
} from '@mlownership/backstage-plugin-ml-ownership-node/testUtils';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AlertingCollector, GroupDirectory } from './collector';
import { readAlertingConfig } from './configuration';
import { GrafanaSystem } from './grafana';
import { PrometheusSystem } from './prometheus';

const read = (name: string): Recording =>
  JSON.parse(
    readFileSync(join(__dirname, '__fixtures__/recorded', name), 'utf8'),
  );
const recordings = [
  'rules.json',
  'am-status.json',
  'am-silences.json',
  'alertmanagers.json',
].map(read);

const NOW = Date.parse('2026-11-29T12:00:00Z');
const RULES = '/api/v1/rules';
const STATUS = '/api/v2/status';
const SILENCES = '/api/v2/silences';

const group = (name: string, parent?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default' },
  relations: parent
    ? [{ type: 'childOf', targetRef: `group:default/${parent}` }]
    : [],
});

const model = (
  name = 'churn-classifier',
  annotations: Record<string, string> = {},
  operatedBy = 'group:default/ml-platform',
): MlEntity => ({
  apiVersion: 'mlownership.dev/v1alpha1',
  kind: 'Model',
  metadata: { name, namespace: 'default', annotations },
  spec: {
    type: 'classifier',
    lifecycle: 'production',
    owner: 'group:default/growth-ml',
    operatedBy,
  },
});

const ok = (body: unknown) => ({ status: 200, body });

/** Answers as Grafana's published schemas describe them. */
const GRAFANA: Record<string, unknown> = {
  '/api/prometheus/grafana/api/v1/rules': {
    status: 'success',
    data: {
      groups: [
        {
          name: 'churn',
          file: 'Models',
          rules: [
            ['Drift', { model: 'churn-classifier', team: 'ml' }],
            ['Direct', { model: 'direct' }],
            ['Paused', { model: 'paused', team: 'ml' }],
            ['Folder', { model: 'folder', team: 'other' }],
          ].map(([name, labels]) => ({
            name,
            labels,
            type: 'alerting',
            health: 'ok',
            state: 'inactive',
            query: '',
          })),
        },
      ],
    },
  },
  '/api/v1/provisioning/alert-rules': [
    { uid: 'd1', title: 'Drift', ruleGroup: 'churn', isPaused: false },
    {
      uid: 'd2',
      title: 'Direct',
      ruleGroup: 'churn',
      notification_settings: { receiver: 'platform' },
    },
    { uid: 'd3', title: 'Paused', ruleGroup: 'churn', isPaused: true },
    { uid: 'd4', title: 'Folder', ruleGroup: 'churn' },
  ],
  '/api/v1/provisioning/policies': {
    receiver: 'fallback',
    routes: [
      { receiver: 'platform', object_matchers: [['team', '=~', 'm.']] },
      {
        receiver: 'platform',
        object_matchers: [['grafana_folder', '=', 'Models']],
        mute_time_intervals: ['always'],
      },
    ],
  },
  '/api/v1/provisioning/contact-points': [
    { uid: 'c1', name: 'platform', type: 'pagerduty', settings: {} },
    { uid: 'c2', name: 'fallback', type: 'email', settings: {} },
  ],
  '/api/v1/provisioning/mute-timings': [
    { name: 'always', time_intervals: [{ weekdays: ['sunday:saturday'] }] },
  ],
  '/api/alertmanager/grafana/api/v2/silences': [],
};

const APP =
  '/apis/notifications.alerting.grafana.app/v0alpha1/namespaces/default';
const GRAFANA_APP: Record<string, unknown> = {
  [`${APP}/routingtrees`]: {
    items: [
      {
        metadata: { name: 'user-defined' },
        spec: {
          defaults: { receiver: 'fallback' },
          routes: [
            {
              receiver: 'platform',
              continue: false,
              matchers: [{ type: '=', label: 'team', value: 'ml' }],
            },
          ],
        },
      },
    ],
  },
  [`${APP}/receivers`]: {
    items: ['platform', 'fallback'].map(title => ({
      metadata: { name: title },
      spec: { title, integrations: [{ type: 'email', version: 'v1' }] },
    })),
  },
  [`${APP}/timeintervals`]: { items: [] },
};

describe('recorded alerting', () => {
  let server: StubServer;
  let url: string;
  const receivers = {
    'ml-platform-pager': 'group:ml-platform',
    'ml-platform-slack': ['group:ml-platform-chat'],
    'growth-ml': 'growth-ml',
    platform: 'group:ml-platform',
    fallback: 'group:growth-ml',
  };

  beforeEach(async () => {
    server = new StubServer(recordings);
    url = await server.start();
    server.instead.set(SILENCES, ok([]));
  });

  afterEach(() => server.stop());

  const collectorOf = (kind: 'prometheus' | 'grafana' = 'prometheus') => {
    const auth = mockServices.auth();
    const catalog = catalogServiceMock({
      entities: [
        group('ml-platform'),
        group('ml-platform-chat', 'ml-platform'),
        group('growth-ml'),
      ],
    });
    const settings = readAlertingConfig(
      new ConfigReader({
        mlOwnership: {
          alerting: {
            [kind]: [
              { baseUrl: url, alertmanager: { baseUrl: url }, receivers },
            ],
          },
        },
      }),
    )!;
    return new AlertingCollector({
      groups: new GroupDirectory({ auth, catalog }),
      now: () => NOW,
      settings,
      systems: [
        ...settings.prometheus.map(one => new PrometheusSystem(one)),
        ...settings.grafana.map(one => new GrafanaSystem(one)),
      ],
    });
  };

  const collect = async (
    entity: MlEntity = model(),
    kind?: 'prometheus' | 'grafana',
    cursor?: { systems: string[] },
  ) => {
    const [result] = await collectOnce(collectorOf(kind), [entity], {
      cursors: cursor
        ? { [`model:default/${entity.metadata.name}`]: cursor }
        : {},
    });
    const [piece] = result.evidence;
    return piece
      ? `${piece.outcome}: ${piece.detail}`
      : `unknown: ${result.unchecked![0].reason}`;
  };

  it('reach the operating group by its receivers and those of groups below it', async () => {
    await expect(collect()).resolves.toBe(
      'pass: 2 alert rules: ChurnClassifierDrift, ChurnClassifierErrors reach group:default/ml-platform by ml-platform-pager, ml-platform-slack',
    );
  });

  it('do not reach another group, or a receiver that notifies nobody', async () => {
    await expect(
      collect(model('churn-classifier', {}, 'group:default/growth-ml')),
    ).resolves.toMatch(
      /^fail: 2 of 2 alert rules do not reach group:default\/growth-ml: ChurnClassifierDrift goes to the receiver ml-platform-pager, not to one of group:default\/growth-ml/,
    );
    const status = server.recorded(STATUS);
    status.config.original = status.config.original.replace(
      'receiver: ml-platform-pager',
      'receiver: default',
    );
    server.instead.set(STATUS, ok(status));
    await expect(
      collect(
        model('any', {
          'mlownership.dev/alert-selector': 'alertname="WineGraderDrift"',
        }),
      ),
    ).resolves.toMatch(
      /^fail: Alert rule WineGraderDrift ends at the receiver default, which notifies nobody/,
    );
  });

  it('are silenced for a long time by somebody for a reason', async () => {
    server.instead.delete(SILENCES);
    await expect(collect()).resolves.toContain(
      'ChurnClassifierDrift is silenced until 2026-12-29 by ada: “too noisy”',
    );
    const silences = server.recorded(SILENCES);
    silences[0].endsAt = '2026-12-01T00:00:00.000Z';
    server.instead.set(SILENCES, ok(silences));
    await expect(collect()).resolves.toMatch(
      /^pass: .*; silenced until 2026-12-01 by ada/,
    );
  });

  it('are not known while a receiver belongs to nobody, or a label is a template', async () => {
    const status = server.recorded(STATUS);
    status.config.original = status.config.original
      .replaceAll('ml-platform-pager', 'unknown-pager')
      .replaceAll('ml-platform-slack', 'unknown-slack');
    server.instead.set(STATUS, ok(status));
    await expect(collect()).resolves.toMatch(
      /^unknown: .*which group that belongs to is not known; add it to receivers in mlOwnership.alerting/,
    );
    server.instead.delete(STATUS);
    const rules = server.recorded(`${RULES}?type=alert`);
    const [{ rules: list }] = rules.data.groups;
    list[1].labels.team = '{{ $labels.team }}';
    server.instead.set(RULES, ok(rules));
    await expect(collect()).resolves.toMatch(
      /^unknown: 1 of 2 .*ChurnClassifierErrors reaches ml-platform-pager only with certain values of team/,
    );
  });

  it('of rules that do not work fail', async () => {
    const rules = server.recorded(`${RULES}?type=alert`);
    Object.assign(rules.data.groups[0].rules[1], {
      health: 'err',
      lastError: 'many-to-many matching not allowed',
    });
    server.instead.set(RULES, ok(rules));
    await expect(collect()).resolves.toMatch(
      /^fail: 1 of 2 .*ChurnClassifierErrors does not work: many-to-many/,
    );
  });

  it('that are missing fail if the entity names them or had them', async () => {
    await expect(collect(model('other'))).resolves.toMatch(
      /^unknown: No alert rule of Prometheus has model="other"; label its rules so/,
    );
    await expect(
      collect(model('other'), 'prometheus', { systems: ['prometheus'] }),
    ).resolves.toMatch(/^fail: .* any more; restore it/);
    const selector = 'mlownership.dev/alert-selector';
    await expect(
      collect(model('other', { [selector]: 'model="x"' })),
    ).resolves.toMatch(/^fail: .*which its annotation/);
    await expect(
      collect(model('other', { [selector]: 'nonsense' })),
    ).resolves.toMatch(
      /^unknown: The annotation .* expected matchers of labels/,
    );
  });

  it('of a system that does not respond are a failed check', async () => {
    server.instead.set(STATUS, { status: 403, body: 'no' });
    await expect(collect()).rejects.toThrow(
      /^Alertmanager of Prometheus answered 403/,
    );
  });

  it('of Grafana follow notification policies, contact points of rules and mute timings', async () => {
    for (const [path, body] of Object.entries(GRAFANA)) {
      server.instead.set(path, ok(body));
    }
    await expect(collect(model(), 'grafana')).resolves.toBe(
      'pass: Alert rule Drift reaches group:default/ml-platform by platform',
    );
    await expect(collect(model('direct'), 'grafana')).resolves.toMatch(/^pass/);
    await expect(collect(model('paused'), 'grafana')).resolves.toMatch(
      /^fail: Alert rule Paused is paused/,
    );
    await expect(collect(model('folder'), 'grafana')).resolves.toMatch(
      /^fail: Alert rule Folder goes to the receiver platform, which is muted for 7 days by the time interval always/,
    );
  });

  it('of Grafana 13 follow its routing tree', async () => {
    for (const [path, body] of Object.entries({ ...GRAFANA, ...GRAFANA_APP })) {
      const isGone = /policies|contact-points|mute-timings/.test(path);
      server.instead.set(
        path,
        isGone ? { status: 404, body: 'not found' } : ok(body),
      );
    }
    await expect(collect(model(), 'grafana')).resolves.toMatch(
      /^pass: Alert rule Drift reaches/,
    );
  });

  it.each([
    [
      { baseUrl: 'a', alertmanager: { baseUrl: 'b' }, receivers: { x: 1 } },
      /receivers is .*expected the ref of a group/,
    ],
    [
      { id: 'A b', baseUrl: 'a', alertmanager: { baseUrl: 'b' } },
      /has the id "A b"/,
    ],
  ])('rejects the configuration %j', (entry, message) => {
    expect(() =>
      readAlertingConfig(
        new ConfigReader({
          mlOwnership: { alerting: { prometheus: [entry] } },
        }),
      ),
    ).toThrow(message);
  });

  it('is off without a system', () => {
    expect(readAlertingConfig(new ConfigReader({}))).toBeUndefined();
  });
});
