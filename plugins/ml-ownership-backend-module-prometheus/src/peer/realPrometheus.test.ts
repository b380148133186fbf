/*
 * Against a real Prometheus and a real Alertmanager, which `yarn test:peers` starts. Without PROMETHEUS_URL, it is skipped.
 */
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { MlEntity } from '@mlownership/backstage-plugin-ml-ownership-common';
import { collectOnce } from '@mlownership/backstage-plugin-ml-ownership-node/testUtils';
import { writeFileSync } from 'node:fs';
import { createServer, request, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { AlertingCollector, GroupDirectory } from '../collector';
import { readAlertingConfig } from '../configuration';
import { PrometheusSystem } from '../prometheus';

const prometheusUrl = process.env.PROMETHEUS_URL;
const alertmanagerUrl = process.env.ALERTMANAGER_URL;
/** The folder of `prometheus.yml` and `alertmanager.yml`. */
const folder = process.env.PROMETHEUS_FOLDER ?? '';
const describePeer = prometheusUrl ? describe : describe.skip;

jest.setTimeout(120_000);

const ALERTMANAGER = `
route:
  receiver: default
  routes:
    - receiver: ml-platform-pager
      matchers: [team="ml-platform"]
    - receiver: growth-ml
      matchers: [team="growth-ml"]
    - receiver: ml-platform-pager
      matchers: [site="emea", severity="page"]
receivers:
  - name: default
  - name: ml-platform-pager
    webhook_configs: [{ url: 'http://127.0.0.1:9/pager' }]
  - name: growth-ml
    webhook_configs: [{ url: 'http://127.0.0.1:9/growth' }]
`;

const NEVER = 'vector(1) > 2';

/** JSON, which is YAML too. */
const RULES = JSON.stringify({
  groups: [
    {
      name: 'models',
      rules: Object.entries<[expr: string, labels: Record<string, string>]>({
        ChurnDrift: [NEVER, { model: 'churn', team: 'ml-platform' }],
        FraudDrift: [NEVER, { model: 'fraud', team: 'growth-ml' }],
        RankerDrift: [NEVER, { model: 'ranker' }],
        // Reaches the group by the external label only.
        SpamDrift: [NEVER, { model: 'spam', severity: 'page' }],
        // The team is a label of the series.
        UpliftDrift: ['up{job="prometheus"} == 1', { model: 'uplift' }],
        // Fails as soon as there are several series.
        BrokenDrift: [
          'vector(1) + on() prometheus_http_requests_total',
          { model: 'broken', team: 'ml-platform' },
        ],
        // Has something delivered.
        AlwaysOn: ['vector(1)', { team: 'ml-platform' }],
      }).map(([alert, [expr, labels]]) => ({ alert, expr, labels })),
    },
  ],
});

const model = (name: string): MlEntity => ({
  apiVersion: 'mlownership.dev/v1alpha1',
  kind: 'Model',
  metadata: { name, namespace: 'default' },
  spec: {
    type: 'classifier',
    lifecycle: 'production',
    owner: 'group:default/growth-ml',
    operatedBy: 'group:default/ml-platform',
  },
  relations: [
    { type: 'ownedBy', targetRef: 'group:default/growth-ml' },
    { type: 'operatedBy', targetRef: 'group:default/ml-platform' },
  ],
});

const group = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default' },
  spec: { type: 'team', children: [] },
});

describePeer(
  `a real Prometheus and Alertmanager${
    prometheusUrl ? '' : ' (skipped: run yarn test:peers)'
  }`,
  () => {
    /** Between both, so that Alertmanager can be unreachable. */
    let gate: Server;
    let gateUrl: string;

    const waitFor = async (
      path: string,
      isDone: (body: any) => boolean,
    ): Promise<void> => {
      for (;;) {
        const response = await fetch(`${prometheusUrl}${path}`);
        if (isDone(await response.json())) {
          return;
        }
        await new Promise(next => setTimeout(next, 200));
      }
    };

    const openGate = async (port: number) => {
      gate = createServer((req, res) => {
        req.pipe(
          request(
            `${alertmanagerUrl}${req.url}`,
            { method: req.method, headers: req.headers },
            answer => {
              res.writeHead(answer.statusCode!, answer.headers);
              answer.pipe(res);
            },
          ),
        );
      });
      await new Promise<void>(next => gate.listen(port, '127.0.0.1', next));
      return (gate.address() as AddressInfo).port;
    };
    const closeGate = async () => {
      gate.closeAllConnections();
      await new Promise(next => gate.close(next));
    };

    const configure = async (alertmanager?: string) => {
      writeFileSync(join(folder, 'rules.yml'), RULES);
      writeFileSync(
        join(folder, 'prometheus.yml'),
        JSON.stringify({
          global: {
            scrape_interval: '1s',
            evaluation_interval: '1s',
            external_labels: { site: 'emea' },
          },
          rule_files: ['rules.yml'],
          alerting: {
            alertmanagers: alertmanager
              ? [{ static_configs: [{ targets: [alertmanager] }] }]
              : [],
          },
          scrape_configs: [
            {
              job_name: 'prometheus',
              static_configs: [
                {
                  targets: [new URL(prometheusUrl!).host],
                  labels: { team: 'ml-platform' },
                },
              ],
            },
          ],
        }),
      );
      const { status } = await fetch(`${prometheusUrl}/-/reload`, {
        method: 'POST',
      });
      expect(status).toBe(200);
      await waitFor('/api/v1/rules', ({ data }) =>
        data.groups
          .flatMap(({ rules }: any) => rules)
          .some(
            ({ name, health }: any) =>
              name === 'BrokenDrift' && health === 'err',
          ),
      );
    };

    const collect = async (...names: string[]) => {
      const auth = mockServices.auth();
      const catalog = catalogServiceMock({
        entities: [group('ml-platform'), group('growth-ml')],
      });
      const settings = readAlertingConfig(
        new ConfigReader({
          mlOwnership: {
            alerting: {
              prometheus: [
                {
                  baseUrl: prometheusUrl!,
                  alertmanager: { baseUrl: gateUrl },
                  receivers: {
                    'ml-platform-pager': 'group:ml-platform',
                    'growth-ml': 'group:growth-ml',
                  },
                },
              ],
            },
          },
        }),
      )!;
      const collector = new AlertingCollector({
        groups: new GroupDirectory({ auth, catalog }),
        now: Date.now,
        settings,
        systems: settings.prometheus.map(one => new PrometheusSystem(one)),
      });
      const results = await collectOnce(collector, names.map(model));
      return Object.fromEntries(
        results.map(({ entityRef, evidence: [piece], unchecked }) => [
          entityRef.replace('model:default/', ''),
          piece
            ? `${piece.outcome}: ${piece.detail}`
            : `unknown: ${unchecked![0].reason}`,
        ]),
      );
    };

    beforeAll(async () => {
      writeFileSync(join(folder, 'alertmanager.yml'), ALERTMANAGER);
      await fetch(`${alertmanagerUrl}/-/reload`, { method: 'POST' });
      gateUrl = `http://127.0.0.1:${await openGate(0)}`;
      await configure(new URL(gateUrl).host);
    });

    afterAll(closeGate);

    it('shows which alerts reach the operating group', async () => {
      await waitFor('/api/v1/alerts', ({ data }) =>
        data.alerts.some(
          ({ labels, state }: any) =>
            labels.alertname === 'UpliftDrift' && state === 'firing',
        ),
      );
      expect(
        await collect('churn', 'fraud', 'ranker', 'spam', 'uplift', 'other'),
      ).toEqual({
        churn:
          'pass: Alert rule ChurnDrift reaches group:default/ml-platform by ml-platform-pager',
        fraud:
          'fail: Alert rule FraudDrift goes to the receiver growth-ml, not to one of group:default/ml-platform; route it to a receiver of group:default/ml-platform',
        ranker:
          'unknown: Alert rule RankerDrift reaches ml-platform-pager only with certain values of team, severity, which the rule does not set; add them to its labels',
        spam: 'pass: Alert rule SpamDrift reaches group:default/ml-platform by ml-platform-pager',
        uplift:
          'pass: Alert rule UpliftDrift reaches group:default/ml-platform by ml-platform-pager',
        other:
          'unknown: No alert rule of Prometheus has model="other"; label its rules so, or select them by the annotation mlownership.dev/alert-selector',
      });
    });

    it('shows that a rule does not work', async () => {
      const { broken } = await collect('broken');
      expect(broken).toMatch(/^fail: Alert rule BrokenDrift does not work: ./);
    });

    it('shows a long silence, with who made it and why', async () => {
      const silence = {
        matchers: [
          { name: 'model', value: 'chur.', isRegex: true, isEqual: true },
        ],
        startsAt: new Date().toISOString(),
        endsAt: new Date(Date.now() + 30 * 24 * 3_600_000).toISOString(),
        createdBy: 'ada',
        comment: 'too noisy',
      };
      const response = await fetch(`${alertmanagerUrl}/api/v2/silences`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(silence),
      });
      const { silenceID } = (await response.json()) as { silenceID: string };
      expect((await collect('churn')).churn).toMatch(
        /^fail: Alert rule ChurnDrift is silenced until \S+ by ada: “too noisy”/,
      );
      await fetch(`${alertmanagerUrl}/api/v2/silence/${silenceID}`, {
        method: 'DELETE',
      });
      expect((await collect('churn')).churn).toMatch(/^pass/);
    });

    it('takes an Alertmanager that is configured and down for not reached', async () => {
      const { port } = new URL(gateUrl);
      await closeGate();
      await expect(collect('churn')).rejects.toThrow(
        /^Alertmanager of Prometheus cannot be reached at/,
      );
      // Prometheus itself still says that it is active.
      await waitFor(
        '/api/v1/alertmanagers',
        ({ data }) => data.activeAlertmanagers.length === 1,
      );
      await waitFor(
        '/api/v1/query?query=increase(prometheus_notifications_errors_total[10m])',
        ({ data }) => data.result.some(({ value }: any) => value[1] > 0),
      );
      await openGate(Number(port));
      expect((await collect('churn')).churn).toMatch(
        /^unknown: Alert rule ChurnDrift may not arrive: Prometheus could not deliver alerts to http/,
      );
    });

    it('shows that Prometheus has no Alertmanager', async () => {
      await configure(undefined);
      await waitFor(
        '/api/v1/alertmanagers',
        ({ data }) => data.activeAlertmanagers.length === 0,
      );
      expect((await collect('churn')).churn).toMatch(
        /^fail: Alert rule ChurnDrift notifies nobody, because Prometheus has no Alertmanager/,
      );
    });
  },
);
