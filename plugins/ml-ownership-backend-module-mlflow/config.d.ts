import { HumanDuration } from '@backstage/types';

export interface Config {
  mlOwnership?: {
    /** MLflow servers. Without an entry, nothing is read. */
    mlflow?: Array<{
      /** Needed if there are several servers: lower case letters, digits and dashes. */
      id?: string;
      /** Display name. Defaults to MLflow, and the id. */
      title?: string;
      /** URL of the server, without /api. */
      baseUrl: string;
      /** URL that users open, if it differs from baseUrl. */
      webUrl?: string;
      auth?: {
        /** @visibility secret */
        bearer?: string;
        username?: string;
        /** @visibility secret */
        password?: string;
      };
      /**
       * More headers of each request, for a proxy before MLflow.
       *
       * @visibility secret
       */
      headers?: { [name: string]: string };
      /** Timeout of a request. Defaults to ten seconds. */
      timeout?: HumanDuration | string;
      /** Time between two checks for changes. Defaults to 15 minutes. */
      interval?: HumanDuration | string;
      /** Time after which a model is read again although nothing seems to have changed. Defaults to 12 hours. */
      fullInterval?: HumanDuration | string;
      /** Aliases under which a version serves, the most important first. Defaults to production, champion. */
      aliases?: string[];
      /**
       * Whether the serving system deploys the version that the alias points to. Only then the alias is evidence for what
       * serves. Defaults to false.
       */
      servingFollowsAlias?: boolean;
      /** When an evaluation counts as passed. */
      gate?: {
        /** Tag of a model version that holds the decision. Defaults to validation_status. */
        tag?: string;
        /** Values of the tag. Defaults to approved, passed. */
        passed?: string[];
        /** Values of the tag. Defaults to rejected, failed. */
        failed?: string[];
        /** Metrics on held-out data that decide where the tag is absent. */
        metrics?: Array<{ name: string; min?: number; max?: number }>;
      };
      /** Annotation of a User with their login in MLflow. Defaults to mlownership.dev/mlflow-user. */
      userAnnotation?: string;
      /**
       * Secret of the webhook that reports changes of models. Without it, webhooks are rejected.
       *
       * @visibility secret
       */
      webhookSecret?: string;
    }>;
  };
}
