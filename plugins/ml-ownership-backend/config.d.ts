import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  /** The ML Ownership Catalog. */
  mlOwnership?: {
    evaluation?: {
      /**
       * How often the catalog is read and evaluated where it changed. Every minute where absent.
       */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
  };
}
