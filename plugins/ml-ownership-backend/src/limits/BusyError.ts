import { CustomErrorBase } from '@backstage/errors';

/** The backend is at its limit of requests. The caller may retry after some seconds. */
export class BusyError extends CustomErrorBase {
  name = 'BusyError' as const;

  /** @param statusCode - 429 if the caller has sent too many requests, 503 if all callers together have */
  constructor(
    readonly statusCode: 429 | 503,
    readonly retryAfterSeconds: number,
    message: string,
  ) {
    super(message);
  }
}
