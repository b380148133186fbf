import { SourceClient } from '@mlownership/backstage-plugin-ml-ownership-node';
import {
  AlertingState,
  AlertingSystem,
  AlertRelabeling,
  AlertRule,
} from '../alerting';
import { GrafanaSettings } from '../configuration';
import { readRuleGroups, readSilences, toAlertRule } from '../prometheus';
import { ProvisionedRule, provisionedRulesSchema } from './grafanaSchemas';
import { readGrafanaRouting } from './readGrafanaRouting';

/**
 * Reads the rules that Grafana manages, and its notification policies. Experimental: it was tried against answers built from
 * Grafana's published schemas, not against a Grafana.
 */
export class GrafanaSystem implements AlertingSystem {
  readonly id: string;
  readonly title: string;
  readonly receivers: AlertingSystem['receivers'];
  readonly #client: SourceClient;

  constructor(private readonly settings: GrafanaSettings) {
    this.id = settings.id;
    this.title = settings.title;
    this.receivers = settings.receivers;
    this.#client = new SourceClient(settings.source);
  }

  async read(signal: AbortSignal): Promise<AlertingState> {
    const { namespace, title, webUrl } = this.settings;
    const client = this.#client;
    const [groups, provisioned, routing, silences] = await Promise.all([
      readRuleGroups(
        client,
        title,
        'api/prometheus/grafana/api/v1/rules',
        signal,
      ),
      client.read({
        path: 'api/v1/provisioning/alert-rules',
        schema: provisionedRulesSchema,
        signal,
      }),
      readGrafanaRouting({ client, namespace, signal, title }),
      readSilences(client, 'api/alertmanager/grafana/api/v2/silences', signal),
    ]);
    const settings = new Map(
      provisioned.flatMap(rule => [
        [keyOf(rule.ruleGroup, rule.title), rule],
        [rule.uid ?? '', rule],
      ]),
    );
    return {
      rules: groups.flatMap(({ file, name, rules }) =>
        rules
          .filter(({ type }) => type === 'alerting')
          .map(rule => {
            const found = settings.get(rule.uid || keyOf(name, rule.name));
            const uid = rule.uid ?? found?.uid;
            return withSettings(
              toAlertRule(
                rule,
                uid
                  ? `${webUrl}/alerting/grafana/${encodeURIComponent(uid)}/view`
                  : `${webUrl}/alerting/list`,
                { grafana_folder: file },
              ),
              found,
            );
          }),
      ),
      routing,
      silences,
      relabeling: AlertRelabeling.none,
    };
  }
}

function keyOf(group: string, title: string): string {
  return JSON.stringify([group, title]);
}

function withSettings(
  rule: AlertRule,
  settings: ProvisionedRule | undefined,
): AlertRule {
  const direct = settings?.notification_settings;
  return {
    ...rule,
    isPaused: rule.isPaused || (settings?.isPaused ?? false),
    direct: direct ? { receiver: direct.receiver ?? undefined } : undefined,
  };
}
