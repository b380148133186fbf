import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { withYielding } from './yieldBetweenStatements';
import { RequestLimiter } from './RequestLimiter';

/**
 * Limits for requests that read a large part of the portfolio. Few run concurrently, so that a database connection
 * and the event loop stay available for others. A page of the app sends about ten at a time.
 */
const LIMITS = { atOnce: 2, perCaller: 2, waiting: 200, waitingPerCaller: 40 };

/** Runs an expensive action within the limit of the caller. */
export type Limit = <T>(
  credentials: BackstageCredentials,
  signal: AbortSignal,
  action: () => Promise<T>,
) => Promise<T>;

/** Creates a limit that all routes of a backend share. */
export function createLimit(): Limit {
  const limiter = new RequestLimiter(LIMITS);
  return (credentials, signal, action) =>
    limiter.run(JSON.stringify(credentials.principal), signal, () =>
      withYielding(action),
    );
}
