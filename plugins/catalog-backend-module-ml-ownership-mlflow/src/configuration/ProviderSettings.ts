import { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';

/** Configuration of the Models that come from one MLflow server. */
export interface ProviderSettings {
  /** Namespace of the entities. */
  namespace: string;
  /** The largest part of the known models that may be deleted in one run, from 0 to 1. One model may always. */
  maxDeletedShare: number;
  schedule: SchedulerServiceTaskScheduleDefinition;
}
