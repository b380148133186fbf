import pLimit from 'p-limit';
import { z } from 'zod';
import { describeFailure, messageOf, parseJson, quote } from './describeAnswer';
import { pause } from './pause';
import { readBody } from './readBody';
import { readPause } from './readPause';
import { SourceError, SourceErrorReason } from './SourceError';

const DEFAULT_TIMEOUT_MS = 10_000;
const DEFAULT_MAX_BYTES = 5_000_000;
const DEFAULT_MAX_CONCURRENT = 4;
const DEFAULT_ATTEMPTS = 3;

/** Delay before the second attempt, in milliseconds; doubles with each attempt, with jitter. */
const FIRST_DELAY_MS = 250;

/** Longest delay that a request waits for; if the system asks for a longer one, requests fail until then. */
const MAX_DELAY_MS = 5_000;

/** Pause after a refusal that names a rate limit and no time, as GitHub recommends, in milliseconds. */
const SECONDARY_PAUSE_MS = 60_000;

const MAX_REDIRECTS = 3;
const REDIRECTS = [301, 302, 303, 307, 308];

/**
 * How to reach an outside system.
 *
 * @public
 */
export interface SourceClientOptions {
  /** The display name of the system, for messages: "MLflow". */
  title: string;
  /** Absolute http(s) URL; paths of requests are appended to it. */
  baseUrl: string;
  /** Sent with each request, such as `Authorization`. Never logged. */
  headers?: Readonly<Record<string, string>>;
  /** Time limit of one attempt, in milliseconds; 10,000 by default. */
  timeoutMs?: number;
  /** Maximum size of an answer, in bytes; 5,000,000 by default. */
  maxBytes?: number;
  /** Maximum number of requests at the same time; 4 by default. */
  maxConcurrent?: number;
  /** Attempts for one request, the first included; 3 by default. */
  attempts?: number;
}

/**
 * A request that only reads, so that it can be repeated.
 *
 * @public
 */
export interface SourceRequest<T> {
  /** Path below the base URL, such as `api/2.0/mlflow/runs/get`. */
  path: string;
  /** Query parameters; undefined ones are omitted. */
  query?: Readonly<Record<string, string | number | undefined>>;
  /** If present, the request is a POST with this body as JSON. */
  body?: unknown;
  /** Sent with this request besides those of the client, such as a token that is renewed every hour. Never logged. */
  headers?: Readonly<Record<string, string>>;
  /** The expected shape of the answer. */
  schema: z.ZodType<T>;
  /** The ETag of an earlier answer; the system may answer that nothing has changed. */
  etag?: string;
  signal?: AbortSignal;
}

/**
 * An answer, or the information that it is the same as the one with the given ETag.
 *
 * @public
 */
export type SourceResponse<T> =
  | { isUnchanged: false; value: T; etag?: string }
  | { isUnchanged: true };

/**
 * A client for the JSON API of one outside system. Limits the time, the size and the number of requests, repeats those
 * that failed for a moment, honours `Retry-After`, follows redirects within the origin of the base URL only, and
 * validates the answers.
 *
 * @public
 */
export class SourceClient {
  readonly #title: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #timeoutMs: number;
  readonly #maxBytes: number;
  readonly #attempts: number;
  readonly #base: URL;
  readonly #limit: pLimit.Limit;
  /** Milliseconds since the epoch until which the system asks for a pause. */
  #pausedUntil = 0;

  /** @throws Error if the base URL is not an http(s) URL */
  constructor(options: SourceClientOptions) {
    this.#title = options.title;
    this.#headers = options.headers ?? {};
    this.#timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    this.#maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES;
    this.#attempts = options.attempts ?? DEFAULT_ATTEMPTS;
    this.#limit = pLimit(options.maxConcurrent ?? DEFAULT_MAX_CONCURRENT);
    this.#base = toBaseUrl(options);
  }

  /**
   * Reads an answer.
   *
   * @throws SourceError
   */
  async read<T>(request: Omit<SourceRequest<T>, 'etag'>): Promise<T> {
    const response = await this.readChanged(request);
    if (response.isUnchanged) {
      throw this.error('unexpected', request, 'answered 304 without an ETag');
    }
    return response.value;
  }

  /**
   * Reads an answer unless it is the one with the ETag of the request.
   *
   * @throws SourceError
   */
  async readChanged<T>(request: SourceRequest<T>): Promise<SourceResponse<T>> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#limit(() => this.attempt(request));
      } catch (error) {
        const delay = this.delayBefore(attempt + 1, error);
        if (delay === undefined || request.signal?.aborted) {
          throw error;
        }
        await pause(delay, request.signal);
      }
    }
  }

  /** Returns how long to wait before the next attempt, in milliseconds, or undefined if there is none. */
  private delayBefore(attempt: number, error: unknown): number | undefined {
    if (
      attempt > this.#attempts ||
      !(error instanceof SourceError) ||
      !['unreachable', 'unavailable', 'rate-limited'].includes(error.reason)
    ) {
      return undefined;
    }
    const requested = this.#pausedUntil - Date.now();
    if (requested > MAX_DELAY_MS) {
      return undefined;
    }
    const backoff = FIRST_DELAY_MS * 2 ** (attempt - 2) * (1 + Math.random());
    return Math.max(requested, Math.min(backoff, MAX_DELAY_MS));
  }

  private async attempt<T>(
    request: SourceRequest<T>,
  ): Promise<SourceResponse<T>> {
    request.signal?.throwIfAborted();
    const rest = this.#pausedUntil - Date.now();
    if (rest > 0) {
      throw this.error(
        'rate-limited',
        request,
        `is not asked until ${this.pauseEnd()}, because the system wants a pause`,
      );
    }
    const timeout = AbortSignal.timeout(this.#timeoutMs);
    const signal = request.signal
      ? AbortSignal.any([timeout, request.signal])
      : timeout;
    try {
      const response = await this.send(request, signal);
      this.notePause(response, response.ok || response.status === 304);
      if (response.status === 304 && request.etag) {
        await response.body?.cancel();
        return { isUnchanged: true };
      }
      const text = await readBody(response, this.#maxBytes);
      if (text === undefined) {
        throw this.error(
          'unexpected',
          request,
          `answered with more than ${this.#maxBytes} bytes`,
          response.status,
        );
      }
      return this.toResponse(request, response, text);
    } catch (error) {
      if (error instanceof SourceError) {
        throw error;
      }
      request.signal?.throwIfAborted();
      const what = timeout.aborted
        ? `did not answer within ${this.#timeoutMs} ms`
        : `cannot be reached at ${this.#base.origin}: ${describeFailure(
            error,
          )}`;
      throw this.error('unreachable', request, what, undefined, {
        cause: error,
      });
    }
  }

  private async send(
    request: SourceRequest<unknown>,
    signal: AbortSignal,
  ): Promise<Response> {
    let url = this.urlOf(request);
    for (let redirects = 0; ; redirects += 1) {
      const response = await fetch(url, {
        method: request.body === undefined ? 'GET' : 'POST',
        headers: {
          Accept: 'application/json',
          ...(request.body === undefined
            ? {}
            : { 'Content-Type': 'application/json' }),
          ...(request.etag ? { 'If-None-Match': request.etag } : {}),
          ...this.#headers,
          ...request.headers,
        },
        body:
          request.body === undefined ? undefined : JSON.stringify(request.body),
        redirect: 'manual',
        signal,
      });
      const location = response.headers.get('location');
      if (!REDIRECTS.includes(response.status) || !location) {
        return response;
      }
      await response.body?.cancel();
      const target = new URL(location, url);
      if (target.origin !== this.#base.origin || redirects === MAX_REDIRECTS) {
        throw this.error(
          'unexpected',
          request,
          target.origin === this.#base.origin
            ? `redirects more than ${MAX_REDIRECTS} times`
            : `redirects to ${target.origin}, which is not followed; a login page answers so`,
          response.status,
        );
      }
      url = target;
    }
  }

  private toResponse<T>(
    request: SourceRequest<T>,
    response: Response,
    text: string,
  ): SourceResponse<T> {
    const json = parseJson(text);
    if (!response.ok) {
      throw this.toStatusError(request, response, text, json);
    }
    if (!json) {
      throw this.error(
        'unexpected',
        request,
        `answered ${
          response.headers.get('content-type') ?? 'without a content type'
        }, expected JSON: ${quote(text)}`,
        response.status,
      );
    }
    const { success, data, error } = request.schema.safeParse(json.value);
    if (!success) {
      const [{ path, message }] = error.issues;
      throw this.error(
        'unexpected',
        request,
        `answered with an unexpected ${path.join('.') || 'body'}: ${message}`,
        response.status,
      );
    }
    return {
      isUnchanged: false,
      value: data,
      etag: response.headers.get('etag') ?? undefined,
    };
  }

  private toStatusError(
    request: SourceRequest<unknown>,
    response: Response,
    text: string,
    json: { value: unknown } | undefined,
  ): SourceError {
    const { status } = response;
    const wait = readPause(response.headers, Date.now());
    const reason = reasonOf(status, json !== undefined, wait, text);
    if (reason === 'rate-limited' || (status === 503 && wait !== undefined)) {
      this.pauseFor(
        wait ?? (status === 403 ? SECONDARY_PAUSE_MS : FIRST_DELAY_MS),
      );
    }
    const said = quote(messageOf(json?.value) ?? text);
    return this.error(
      reason,
      request,
      `answered ${status}${said ? `: ${said}` : ''}`,
      status,
      { body: json?.value },
    );
  }

  /** The answer is usable, and the system says that no request is left: the next one would be refused. */
  private notePause({ headers }: Response, isUsable: boolean) {
    const wait = isUsable ? readPause(headers, Date.now()) : undefined;
    if (wait !== undefined) {
      this.pauseFor(wait);
    }
  }

  private pauseFor(milliseconds: number) {
    this.#pausedUntil = Math.max(this.#pausedUntil, Date.now() + milliseconds);
  }

  private pauseEnd(): string {
    return new Date(this.#pausedUntil).toISOString();
  }

  private urlOf({ path, query = {} }: SourceRequest<unknown>): URL {
    const url = new URL(path.replace(/^\/+/, ''), this.#base);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) {
        url.searchParams.set(name, String(value));
      }
    }
    return url;
  }

  private error(
    reason: SourceErrorReason,
    { path, body }: SourceRequest<unknown>,
    what: string,
    status?: number,
    details: { body?: unknown; cause?: unknown } = {},
  ): SourceError {
    const method = body === undefined ? 'GET' : 'POST';
    return new SourceError(
      reason,
      `${this.#title} ${what} (${method} ${path})`,
      {
        status,
        retryAt: reason === 'rate-limited' ? this.pauseEnd() : undefined,
        ...details,
      },
    );
  }
}

function toBaseUrl({ title, baseUrl }: SourceClientOptions): URL {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new Error(
      `The base URL of ${title} is "${baseUrl}", expected an http(s) URL`,
    );
  }
  if (url.username || url.password) {
    throw new Error(
      `The base URL of ${title} contains credentials; expected them as "auth"`,
    );
  }
  url.pathname = url.pathname.replace(/\/*$/, '/');
  url.search = '';
  url.hash = '';
  return url;
}

function reasonOf(
  status: number,
  isJson: boolean,
  wait: number | undefined,
  text: string,
): SourceErrorReason {
  switch (status) {
    case 401:
      return 'unauthenticated';
    case 403:
      // GitHub answers so beyond a rate limit.
      return wait !== undefined || /\brate limit/i.test(text)
        ? 'rate-limited'
        : 'forbidden';
    case 404:
    case 410:
      return isJson ? 'not-found' : 'unsupported';
    case 405:
      return 'unsupported';
    case 408:
      return 'unavailable';
    case 429:
      return 'rate-limited';
    default:
      return status >= 500 ? 'unavailable' : 'rejected';
  }
}
