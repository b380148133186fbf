import { HumanDuration } from '@backstage/types';

export interface Config {
  mlOwnership?: {
    /** Jira Service Management, formerly Opsgenie. Without it, nothing is read. */
    jiraServiceManagement?: {
      /** Id of the Atlassian site, which https://<site>.atlassian.net/_edge/tenant_info shows. */
      cloudId: string;
      /** Either username and password, or bearer. */
      auth: {
        /** E-mail address of the account. */
        username?: string;
        /**
         * An API token of the account.
         *
         * @visibility secret
         */
        password?: string;
        /**
         * A token of OAuth 2.0 or of a service account.
         *
         * @visibility secret
         */
        bearer?: string;
      };
      /** Ids of the teams that the annotation opsgenie.com/team names. Not needed where it has the id. */
      teams?: Array<{ name: string; id: string }>;
      /** URL of the Atlassian API. Defaults to https://api.atlassian.com. */
      baseUrl?: string;
      /** Time between two checks of an entity. Defaults to one hour. */
      interval?: HumanDuration | string;
      /** Timeout of a request. Defaults to ten seconds. */
      timeout?: HumanDuration | string;
    };
  };
}
