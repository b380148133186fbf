import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  /** The ML Ownership Catalog. */
  mlOwnership?: {
    evaluation?: {
      /**
       * Schedule on which catalog changes are read and evaluated. Defaults to every minute.
       */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
    collectors?: {
      /**
       * Schedule on which evidence collectors run their due checks. Defaults to every minute.
       */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
    reportOnly?: {
      /**
       * A day as YYYY-MM-DD, in UTC. Until then, entities are evaluated and shown, but no notifications are sent about verdicts,
       * expiring evidence or exemptions, or campaigns, and they are not sent later. Notifications about drills and handovers
       * are sent.
       */
      until?: string;
    };
    notifications?: {
      /**
       * Entity ref of a group that is notified about an entity if its owner, the parent groups of its owner and its operator
       * are no longer in the catalog.
       */
      fallback?: string;
    };
    /**
     * Settings of criteria, by id. The rules version on scorecards contains a digest of them, because levels are comparable
     * between installations only if the rules are the same.
     */
    criteria?: {
      [id: string]: {
        /** If false, the criterion is not applicable anywhere, and scorecards show why. */
        enabled?: boolean;
        /** Days after which its evidence is stale, from 1 to 3650. */
        maxAgeDays?: number;
      };
    };
    evidence?: {
      /**
       * Service tokens that may submit observed evidence. Each entry is a grant; a token may have several. Evidence that was
       * submitted under a removed grant does not count.
       */
      writers?: Array<{
        /**
         * The subject of the token: for a static token as configured in backend.auth.externalAccess, for a token of an external
         * issuer with the prefix "external:", for another plugin "plugin:<id>".
         */
        subject: string;
        /** Ids of the criteria that it may report. */
        criteria: string[];
        /**
         * Entity refs of Groups or Users; grants the entities that they own. Together with `systems` or `entities`, an entity is
         * granted if one of the lists includes it. Without any of the three, every entity is granted.
         */
        owners?: string[];
        /** Entity refs of Systems; grants the entities that are part of them. */
        systems?: string[];
        /** Entity refs of the granted Models, Datasets or Pipelines. */
        entities?: string[];
      }>;
      /**
       * Retention in days of superseded evidence and of scorecard changes; of older changes, one per day and entity is kept.
       * Defaults to 400.
       */
      retentionDays?: number;
    };
  };
}
