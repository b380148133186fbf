import {
  SourceClient,
  SourceError,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { parse } from 'yaml';
import { AlertingState, AlertingSystem, AlertRelabeling } from '../alerting';
import { PrometheusSettings } from '../configuration';
import { parseAlertmanagerConfig } from '../routing';
import {
  alertmanagersSchema,
  configFileSchema,
  configSchema,
  statusSchema,
  vectorSchema,
} from './prometheusSchemas';
import { readRuleGroups, toAlertRule } from './readRules';
import { readSilences } from './readSilences';

/** Series of Prometheus itself, for which it has to scrape itself; usual, and not required. */
const FAILED_DELIVERIES =
  'increase(prometheus_notifications_errors_total[10m])';

/** Reads the rules of a Prometheus, and the routes of its Alertmanager. */
export class PrometheusSystem implements AlertingSystem {
  readonly id: string;
  readonly title: string;
  readonly receivers: AlertingSystem['receivers'];
  readonly #prometheus: SourceClient;
  readonly #alertmanager: SourceClient;

  constructor(private readonly settings: PrometheusSettings) {
    this.id = settings.id;
    this.title = settings.title;
    this.receivers = settings.receivers;
    this.#prometheus = new SourceClient(settings.source);
    this.#alertmanager = new SourceClient(settings.alertmanager);
  }

  async read(signal: AbortSignal): Promise<AlertingState> {
    const { title, webUrl } = this.settings;
    const [groups, relabeling, delivery, status, silences] = await Promise.all([
      readRuleGroups(this.#prometheus, title, 'api/v1/rules', signal),
      this.readRelabeling(signal),
      this.readDelivery(signal),
      this.#alertmanager.read({
        path: 'api/v2/status',
        schema: statusSchema,
        signal,
      }),
      readSilences(this.#alertmanager, 'api/v2/silences', signal),
    ]);
    return {
      rules: groups
        .flatMap(({ rules }) => rules)
        .filter(({ type }) => type === 'alerting')
        .map(rule =>
          toAlertRule(
            rule,
            `${webUrl}/alerts?search=${encodeURIComponent(rule.name)}`,
          ),
        ),
      routing: understand(
        `The configuration of ${this.settings.alertmanager.title}`,
        () => parseAlertmanagerConfig(status.config.original),
      ),
      silences,
      relabeling,
      delivery,
    };
  }

  /** Systems with the API of Prometheus, such as rulers, do not show a configuration: then no label is known to be added. */
  private async readRelabeling(signal: AbortSignal): Promise<AlertRelabeling> {
    const answer = await optional(
      this.#prometheus.read({
        path: 'api/v1/status/config',
        schema: configSchema,
        signal,
      }),
    );
    if (!answer) {
      return AlertRelabeling.none;
    }
    return understand(`The configuration of ${this.title}`, () => {
      const { alerting, global } = configFileSchema.parse(
        parse(answer.data.yaml) ?? {},
      );
      const alertmanagers = alerting?.alertmanagers ?? [];
      return new AlertRelabeling(global?.external_labels ?? {}, [
        ...(alerting?.alert_relabel_configs ?? []),
        ...(alertmanagers.length === 1
          ? alertmanagers[0].alert_relabel_configs
          : []),
      ]);
    });
  }

  /**
   * An Alertmanager is listed as active because it is configured, even while it is down: only failed deliveries show that it
   * is not reached.
   */
  private async readDelivery(
    signal: AbortSignal,
  ): Promise<AlertingState['delivery']> {
    const answer = await optional(
      this.#prometheus.read({
        path: 'api/v1/alertmanagers',
        schema: alertmanagersSchema,
        signal,
      }),
    );
    if (!answer) {
      return undefined;
    }
    const urls = answer.data.activeAlertmanagers.map(({ url }) => url);
    if (urls.length === 0) {
      return {
        isKnown: true,
        reason: `notifies nobody, because ${this.title} has no Alertmanager; configure it under alerting.alertmanagers`,
      };
    }
    const failed = await optional(
      this.#prometheus.read({
        path: 'api/v1/query',
        query: { query: FAILED_DELIVERIES },
        schema: vectorSchema,
        signal,
      }),
    );
    const failing = new Set<string>();
    const working = new Set<string>();
    for (const { metric, value } of failed?.data.result ?? []) {
      (Number(value[1]) > 0 ? failing : working).add(metric.alertmanager);
    }
    return urls.every(url => failing.has(url) && !working.has(url))
      ? {
          isKnown: false,
          reason: `may not arrive: ${this.title} could not deliver alerts to ${urls[0]} in the last ten minutes`,
        }
      : undefined;
  }
}

/** Returns undefined if the system has no such API, or does not allow it. */
async function optional<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (
      error instanceof SourceError &&
      ['forbidden', 'not-found', 'rejected', 'unsupported'].includes(
        error.reason,
      )
    ) {
      return undefined;
    }
    throw error;
  }
}

/** @throws SourceError if it is not understood */
function understand<T>(what: string, parseIt: () => T): T {
  try {
    return parseIt();
  } catch (error) {
    throw new SourceError(
      'unexpected',
      `${what} is not understood: ${(error as Error).message}`,
      { cause: error },
    );
  }
}
