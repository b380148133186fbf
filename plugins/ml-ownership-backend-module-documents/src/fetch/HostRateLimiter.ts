import { setTimeout } from 'timers/promises';

const MINUTE_MS = 60_000;

const LONGEST_PAUSE_MS = 25;

/**
 * Limits requests per host: concurrent ones, a pause with jitter between two, and a maximum per minute. Requests over
 * the limit wait until their deadline.
 */
export class HostRateLimiter {
  readonly #perMinute: number;
  readonly #atATime: number;
  readonly #pauseMs: number;
  readonly #hosts = new Map<string, HostState>();

  constructor(options: {
    perMinute: number;
    /** Default: 4. */
    atATime?: number;
    /**
     * Minimum pause between two requests; with jitter up to twice as long. Default: 25, or shorter if the limit could
     * not be reached otherwise.
     */
    pauseMs?: number;
  }) {
    this.#perMinute = options.perMinute;
    this.#atATime = options.atATime ?? 4;
    this.#pauseMs =
      options.pauseMs ??
      Math.min(LONGEST_PAUSE_MS, MINUTE_MS / (2 * options.perMinute));
  }

  /**
   * Runs a request when the limit allows it.
   *
   * @returns undefined if it could not start before `until`, or the signal was aborted
   */
  async run<T>(
    host: string,
    options: { until: number; signal: AbortSignal },
    request: () => Promise<T>,
  ): Promise<T | undefined> {
    const state = this.#stateOf(host);
    for (;;) {
      const now = Date.now();
      if (options.signal.aborted) {
        return undefined;
      }
      const wait = this.#waitFor(state, now);
      if (wait === 0) {
        break;
      }
      if (now + wait > options.until) {
        return undefined;
      }
      await pause(wait, options.signal);
    }
    const started = Date.now();
    state.started.push(started);
    state.nextAt = started + this.#pauseMs * (1 + Math.random());
    state.running += 1;
    try {
      return await request();
    } finally {
      state.running -= 1;
    }
  }

  /** Milliseconds until the next attempt, 0 if the request may start. */
  #waitFor(state: HostState, now: number): number {
    state.started = state.started.filter(time => now - time < MINUTE_MS);
    if (state.started.length >= this.#perMinute) {
      return state.started[0] + MINUTE_MS - now;
    }
    if (state.running >= this.#atATime) {
      return this.#pauseMs;
    }
    return Math.max(0, Math.ceil(state.nextAt - now));
  }

  #stateOf(host: string): HostState {
    const state = this.#hosts.get(host) ?? {
      started: [],
      running: 0,
      nextAt: 0,
    };
    this.#hosts.set(host, state);
    return state;
  }
}

interface HostState {
  /** Start times of the requests in the last minute, in milliseconds. */
  started: number[];
  running: number;
  /** Earliest start of the next request. */
  nextAt: number;
}

/** Waits until the time is over or the signal aborts. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => {});
}
