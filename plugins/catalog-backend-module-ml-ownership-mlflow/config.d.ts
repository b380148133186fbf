import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  mlOwnership?: {
    /** MLflow servers. */
    mlflow?: Array<{
      /** Adds the registered models of the server to the catalog. Without it, none are added. */
      catalog?: {
        /** Namespace of the entities. Defaults to the id of the server, or default without an id. */
        namespace?: string;
        /** Tag of a registered model that holds its owner, as an entity ref. Defaults to owner. */
        ownerTag?: string;
        /** Owners of models without that tag; the first rule that matches decides. */
        owners?: Array<{
          /** Regular expression for the whole name of the model. */
          name?: string;
          /** Tag of the model. */
          tag?: string;
          /** Regular expression for the whole value of that tag. */
          value?: string;
          /** Regular expression for the whole name of the experiment that the newest version comes from. */
          experiment?: string;
          /** Ref of a Group or User; $<name> stands for a named group of an expression. */
          owner: string;
        }>;
        /**
         * The largest part of the known models that may be deleted in one run, from 0 to 1; one model always may.
         * Defaults to 0.2.
         */
        maxDeletedShare?: number;
        /** Defaults to every 30 minutes. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    }>;
  };
}
