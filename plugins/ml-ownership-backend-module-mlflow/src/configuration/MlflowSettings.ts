import { HumanDuration } from '@backstage/types';
import { SourceClientOptions } from '@mlownership/backstage-plugin-ml-ownership-node';

/** When an evaluation counts as passed. */
export interface GateSettings {
  /** Tag of a model version that holds the decision. */
  tag: string;
  passed: readonly string[];
  failed: readonly string[];
  /** Metrics on held-out data that decide where the tag is absent. */
  metrics: readonly { name: string; min?: number; max?: number }[];
}

/** Configuration of one MLflow server. */
export interface MlflowSettings {
  /** Id of the collector: `mlflow`, or `mlflow-<id>`. */
  collectorId: string;
  /** The id in the configuration; undefined for a server without one. */
  instance?: string;
  title: string;
  /** Whether it is the first server: that of Models without the annotation of a server. */
  isDefault: boolean;
  source: SourceClientOptions;
  /** Base URL of the pages that users open. */
  webUrl: string;
  interval: HumanDuration;
  /** How often everything about a model is read, even if nothing seems to have changed. */
  fullInterval: HumanDuration;
  /** Aliases under which a version serves; the first one that a model has counts. */
  aliases: readonly string[];
  /** Whether the serving system deploys what the alias points to, so that the alias shows what serves. */
  servingFollowsAlias: boolean;
  gate: GateSettings;
  /** Annotation of a User with their login in MLflow. */
  userAnnotation: string;
  webhookSecret?: string;
}
