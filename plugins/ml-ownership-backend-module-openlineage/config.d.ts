import { HumanDuration } from '@backstage/types';

export interface Config {
  mlOwnership?: {
    /** Receives OpenLineage events. Without this key, nothing is received. */
    openlineage?: {
      /**
       * Subjects of the service tokens that may send events: for a static token as configured in
       * backend.auth.externalAccess, for a token of an external issuer with the prefix "external:".
       */
      writers?: string[];
      /**
       * Jobs of Pipelines, for those without the annotation mlownership.dev/openlineage-job. The first rule that matches
       * counts.
       */
      jobs?: Array<{
        /** Namespace of the job, in which * is any text. Defaults to any. */
        namespace?: string;
        /** Name of the job, in which * is any text. Defaults to any. */
        name?: string;
        /** Entity ref of the Pipeline. */
        pipeline: string;
      }>;
      history?: {
        /** Runs that are kept of each job. Defaults to 50. */
        runsPerJob?: number;
        /** Time after which runs are deleted, and before which events are not stored. Defaults to 90 days. */
        maxAge?: HumanDuration | string;
      };
      /** Annotation of a User with their login in Airflow. Defaults to mlownership.dev/openlineage-user. */
      userAnnotation?: string;
    };
  };
}
