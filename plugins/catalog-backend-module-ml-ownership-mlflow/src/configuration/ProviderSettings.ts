import { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';

/** Models that match all of its patterns have the owner. */
export interface OwnerRule {
  /** Pattern of the name of the registered model. */
  name?: RegExp;
  /** A tag of the registered model, and the pattern of its value. */
  tag?: { key: string; value: RegExp };
  /** Pattern of the name of the experiment that the newest version comes from. */
  experiment?: RegExp;
  /** Ref of a Group or User, in which `$<name>` stands for a named group of a pattern. */
  owner: string;
}

/** Configuration of the Models that come from one MLflow server. */
export interface ProviderSettings {
  /** Namespace of the entities. */
  namespace: string;
  /** Tag of a registered model that holds its owner. */
  ownerTag: string;
  /** The first one that matches decides where the tag is absent. */
  ownerRules: readonly OwnerRule[];
  /** The largest part of the known models that may be deleted in one run, from 0 to 1. One model may always. */
  maxDeletedShare: number;
  schedule: SchedulerServiceTaskScheduleDefinition;
}
