import { setTimeout } from 'timers/promises';

const MINUTE_MS = 60_000;

/**
 * Keeps requests to one host few: a number of them at a time, a pause with some jitter between two, and no more than so
 * many in any minute. Those that come too early wait, as long as their patience lasts.
 */
export class HostBudget {
  readonly #perMinute: number;
  readonly #atATime: number;
  readonly #pauseMs: number;
  readonly #hosts = new Map<string, HostState>();

  constructor(options: {
    perMinute: number;
    /** 4 where absent. */
    atATime?: number;
    /** Shortest pause between two requests; up to twice as long. 25 where absent. */
    pauseMs?: number;
  }) {
    this.#perMinute = options.perMinute;
    this.#atATime = options.atATime ?? 4;
    this.#pauseMs = options.pauseMs ?? 25;
  }

  /**
   * Runs a request in its turn.
   *
   * @returns undefined where its turn did not come before `until`, or the signal aborted
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

  /** Milliseconds after which it is worth asking again, 0 where it may start. */
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
  /** When the requests of the last minute began, in milliseconds. */
  started: number[];
  running: number;
  /** Earliest start of the next one. */
  nextAt: number;
}

/** Waits, and no longer than until the signal aborts. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => {});
}
