import { HumanDuration } from '@backstage/types';
import { SourceClientOptions } from '@mlownership/backstage-plugin-ml-ownership-node';

/** Configuration of a system that evaluates rules. */
export interface AlertingSystemSettings {
  /** `prometheus`, `prometheus-<id>`, `grafana` or `grafana-<id>`. */
  id: string;
  title: string;
  source: SourceClientOptions;
  /** Base URL of the pages that users open. */
  webUrl: string;
  /** Refs of the groups that a receiver belongs to, by the name of the receiver. */
  receivers: ReadonlyMap<string, readonly string[]>;
}

/** Configuration of a Prometheus and of the Alertmanager that routes its alerts. */
export interface PrometheusSettings extends AlertingSystemSettings {
  alertmanager: SourceClientOptions;
}

/** Configuration of a Grafana. */
export interface GrafanaSettings extends AlertingSystemSettings {
  /** Namespace of its organization in the API of Grafana 13 and later. */
  namespace: string;
}

/** `mlOwnership.alerting`. */
export interface AlertingSettings {
  interval: HumanDuration;
  /** Label of rules that has the name of an entity, by the kind in lower case. */
  labels: Readonly<Record<'model' | 'dataset' | 'pipeline', string>>;
  prometheus: readonly PrometheusSettings[];
  grafana: readonly GrafanaSettings[];
}
