import { HumanDuration } from '@backstage/types';

export interface Config {
  mlOwnership?: {
    /** Documents that entities link to: runbooks, criteria, contracts, lock files. */
    documents?: {
      /**
       * Time between two checks of the documents of an entity. Defaults to six hours.
       */
      interval?: HumanDuration | string;
      /** Maximum size of a document in bytes. Defaults to 1048576. */
      maxBytes?: number;
      /** Maximum size of a lock file in bytes. Defaults to 8388608. */
      maxLockFileBytes?: number;
      /** Timeout for reading a document from a host. Defaults to ten seconds. */
      timeout?: HumanDuration | string;
      /**
       * Maximum number of requests to one host per minute. Further requests wait, and are retried later if the wait is too
       * long. Defaults to 120.
       */
      maxRequestsPerMinutePerHost?: number;
      /**
       * Additional headings of the sections of your runbooks. A trailing `*` matches any ending.
       */
      headings?: {
        prerequisites?: string[];
        steps?: string[];
        verification?: string[];
      };
    };
  };
}
