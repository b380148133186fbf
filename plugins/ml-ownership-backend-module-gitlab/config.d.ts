import { HumanDuration } from '@backstage/types';

export interface Config {
  mlOwnership?: {
    /** GitLab CI/CD, on the hosts of integrations.gitlab. Without it, nothing is read. */
    gitlab?: {
      /** Time between two checks for new runs. Defaults to two hours. */
      interval?: HumanDuration | string;
      /** Time after which everything is read again although nothing seems to have changed. Defaults to a day. */
      fullInterval?: HumanDuration | string;
      /** Timeout of a request. Defaults to ten seconds. */
      timeout?: HumanDuration | string;
      /** Host of the entities whose location does not show it. Defaults to gitlab.com. */
      defaultHost?: string;
      /** The environment that serves, for entities without operations.deploy.environments. Defaults to production. */
      environment?: string;
      /** Name of the job that tests the Pipelines without the annotation mlownership.dev/test-workflow. */
      testWorkflow?: string;
      /**
       * Whether everybody who may write to the repository may use the registry and the data too. Only then the rights in
       * the repository are evidence for all required access. Defaults to false.
       */
      accessFollowsRepository?: boolean;
      /** Annotation of a User with their login. Defaults to <defaultHost>/user-login. */
      userAnnotation?: string;
    };
  };
}
