import { HumanDuration } from '@backstage/types';

export interface Config {
  mlOwnership?: {
    /** PagerDuty. Without it, nothing is read. */
    pagerduty?: {
      /**
       * A read-only key of the REST API.
       *
       * @visibility secret
       */
      token: string;
      /** URL of the REST API. Defaults to https://api.pagerduty.com; that of accounts in the EU differs. */
      baseUrl?: string;
      /** Time between two checks of an entity. Defaults to one hour. */
      interval?: HumanDuration | string;
      /** Timeout of a request. Defaults to ten seconds. */
      timeout?: HumanDuration | string;
    };
  };
}
