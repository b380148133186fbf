import { retryAfterMs } from './retryAfterMs';

/** Longest pause that a header is believed, in milliseconds: rate limits are counted per hour at most. */
const MAX_PAUSE_MS = 2 * 60 * 60_000;

/** Names of the headers with the number of requests that are left, and with the time at which the limit is renewed. */
const LIMIT_HEADERS = [
  ['x-ratelimit-remaining', 'x-ratelimit-reset'],
  ['ratelimit-remaining', 'ratelimit-reset'],
] as const;

/** Times of renewal below this are seconds from now, as PagerDuty reports them; above, since 1970. */
const SMALLEST_INSTANT = 1_000_000_000;

/**
 * How long a system asks for a pause: by `Retry-After`, or because no request is left until the limit is renewed. GitHub
 * and GitLab report that in seconds since 1970, counted by the clock of the system where it sends its time; others in
 * seconds from now.
 *
 * @param now - milliseconds since the epoch
 * @returns milliseconds from now, or undefined if there is no such header
 */
export function readPause(headers: Headers, now: number): number | undefined {
  const retryAfter = retryAfterMs(headers.get('retry-after'), now);
  if (retryAfter !== undefined) {
    return retryAfter;
  }
  for (const [remaining, reset] of LIMIT_HEADERS) {
    const seconds = Number(headers.get(reset) ?? NaN);
    if (headers.get(remaining)?.trim() === '0' && Number.isFinite(seconds)) {
      const there = Date.parse(headers.get('date') ?? '');
      const pause =
        seconds < SMALLEST_INSTANT
          ? seconds * 1000
          : seconds * 1000 - (Number.isNaN(there) ? now : there);
      return Math.min(Math.max(0, pause), MAX_PAUSE_MS);
    }
  }
  return undefined;
}
