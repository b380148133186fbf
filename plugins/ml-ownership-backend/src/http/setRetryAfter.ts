import { ErrorRequestHandler } from 'express';
import { BusyError } from '../limits/BusyError';

/** In seconds; a restarted service is usually available again by then. */
const RETRY_AFTER = 30;

/** Adds `Retry-After` to responses about an unavailable service or an overloaded backend. */
export const setRetryAfter: ErrorRequestHandler = (error, _, res, next) => {
  const isMissing = error?.name === 'ServiceUnavailableError';
  if ((isMissing || error instanceof BusyError) && !res.headersSent) {
    const { retryAfterSeconds = RETRY_AFTER } = error;
    res.set('Retry-After', String(retryAfterSeconds));
  }
  next(error);
};
