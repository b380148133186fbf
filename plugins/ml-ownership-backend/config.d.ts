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
    collectors?: {
      /**
       * How often evidence collectors look at what is due. Every minute where absent.
       */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
    observeOnly?: {
      /**
       * A day as YYYY-MM-DD. Before it, in UTC, everything is evaluated and shown, and nobody is told of fallen verdicts, of
       * evidence and exemptions that end, or of campaigns; what would have been told is not told later. Drills and handovers
       * still reach those who are asked for something.
       */
      until?: string;
    };
    /**
     * Settings of criteria, by id. The rules version that scorecards show carries a digest of them, since levels compare
     * between installations only where the rules are the same.
     */
    criteria?: {
      [id: string]: {
        /** False: the criterion counts nowhere, and every scorecard says so. */
        enabled?: boolean;
        /** Days after which its evidence is stale, from 1 to 3650. */
        maxAgeDays?: number;
      };
    };
    evidence?: {
      /** Tokens that may report observations. */
      writers?: Array<{
        /**
         * The subject of the token: of a static one as it is configured in backend.auth.externalAccess, of one from an
         * outside issuer with the prefix "external:", of another plugin as "plugin:<id>".
         */
        subject: string;
        /** Ids of the criteria that it may report. */
        criteria: string[];
      }>;
      /** Days for which evidence is kept after a later word of the same writer. 400 where absent. */
      keepDays?: number;
    };
  };
}
