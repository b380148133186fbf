import { HumanDuration } from '@backstage/types';

export interface Config {
  mlOwnership?: {
    /** Documents that entities point to: runbooks, criteria, contracts, lock files. */
    documents?: {
      /**
       * How long after a look at an entity's documents the next one is due. Six hours where absent.
       */
      interval?: HumanDuration | string;
      /** Largest document that is read, in bytes. 1048576 where absent. */
      maxBytes?: number;
      /** How long a host may take to send a document. Ten seconds where absent. */
      timeout?: HumanDuration | string;
      /**
       * How many requests go to one host in any minute. Further ones wait, and are left for a later look where that
       * takes too long. 120 where absent.
       */
      requestsPerHostAndMinute?: number;
      /**
       * Words by which your runbooks call their parts, besides those that are known; `*` at the end of one stands for
       * any ending.
       */
      headings?: {
        prerequisites?: string[];
        steps?: string[];
        check?: string[];
      };
    };
  };
}
