/**
 * The reason why a system gave no usable answer:
 *
 * - `unreachable`: no connection, or no answer in time;
 * - `unauthenticated`, `forbidden`: HTTP 401, 403;
 * - `not-found`: HTTP 404, or 410, of the API itself (JSON);
 * - `unsupported`: HTTP 404 that is not JSON, or 405: the server has no such API;
 * - `rejected`: another HTTP 4xx;
 * - `rate-limited`: HTTP 429, HTTP 403 that names a rate limit, or a pause that the system has asked for;
 * - `unavailable`: HTTP 5xx;
 * - `unexpected`: an answer that is too large, not JSON, or not of the expected shape.
 *
 * @public
 */
export type SourceErrorReason =
  | 'unreachable'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'unsupported'
  | 'rejected'
  | 'rate-limited'
  | 'unavailable'
  | 'unexpected';

/**
 * A request to an outside system that gave no usable answer. The message names the system, the request and what it
 * answered, and contains no credentials, so that it can be shown to users.
 *
 * @public
 */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly reason: SourceErrorReason;
  /** HTTP status, if there was an answer. */
  readonly status?: number;
  /** The parsed body of an answer in JSON with an error status. */
  readonly body?: unknown;
  /** ISO 8601 instant at which a system that is `rate-limited` may be asked again. */
  readonly retryAt?: string;

  constructor(
    reason: SourceErrorReason,
    message: string,
    details: {
      status?: number;
      body?: unknown;
      cause?: unknown;
      retryAt?: string;
    } = {},
  ) {
    super(message, { cause: details.cause });
    this.reason = reason;
    this.status = details.status;
    this.body = details.body;
    this.retryAt = details.retryAt;
  }
}
