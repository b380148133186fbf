import { BusyError } from './BusyError';

/** `Retry-After` of rejected requests, in seconds. */
const RETRY_AFTER = 5;

interface Waiting {
  caller: string;
  start: () => void;
}

/**
 * Runs a few expensive requests at a time and queues the others, so that cheap requests are answered meanwhile.
 * Scheduling is fair: the caller with the fewest running requests goes first, then the one that has waited longest.
 */
export class RequestLimiter {
  private readonly running = new Map<string, number>();
  private readonly waiting = new Set<Waiting>();
  private total = 0;

  /**
   * @param options - numbers of requests: `atOnce` run concurrently, `perCaller` of them for one caller; `waiting`
   * are queued, `waitingPerCaller` of them for one caller
   */
  constructor(
    private readonly options: {
      atOnce: number;
      perCaller: number;
      waiting: number;
      waitingPerCaller: number;
    },
  ) {}

  /**
   * Runs an action when a slot is free.
   *
   * @throws BusyError if the queue is full; the reason of the signal, if it is aborted while queued
   */
  async run<T>(
    caller: string,
    signal: AbortSignal,
    action: () => Promise<T>,
  ): Promise<T> {
    signal.throwIfAborted();
    if (this.mayStart(caller)) {
      this.count(caller, 1);
    } else {
      // The caller was already counted when its slot was assigned.
      await this.wait(caller, signal);
    }
    try {
      return await action();
    } finally {
      this.count(caller, -1);
      this.startNext();
    }
  }

  private wait(caller: string, signal: AbortSignal): Promise<void> {
    const own = [...this.waiting].filter(other => other.caller === caller);
    if (own.length >= this.options.waitingPerCaller) {
      throw new BusyError(
        429,
        RETRY_AFTER,
        `${own.length} of your requests are already waiting; try again in ${RETRY_AFTER} seconds`,
      );
    }
    if (this.waiting.size >= this.options.waiting) {
      throw new BusyError(
        503,
        RETRY_AFTER,
        `${this.waiting.size} requests are already waiting; try again in ${RETRY_AFTER} seconds`,
      );
    }
    return new Promise((resolve, reject) => {
      const entry = {
        caller,
        onAbort: () => {
          this.waiting.delete(entry);
          reject(signal.reason);
        },
        start: () => {
          signal.removeEventListener('abort', entry.onAbort);
          resolve();
        },
      };
      signal.addEventListener('abort', entry.onAbort, { once: true });
      this.waiting.add(entry);
    });
  }

  private mayStart(caller: string): boolean {
    return (
      this.total < this.options.atOnce &&
      this.runningOf(caller) < this.options.perCaller
    );
  }

  private runningOf(caller: string): number {
    return this.running.get(caller) ?? 0;
  }

  private count(caller: string, change: 1 | -1) {
    this.total += change;
    const running = this.runningOf(caller) + change;
    if (running > 0) {
      this.running.set(caller, running);
    } else {
      this.running.delete(caller);
    }
  }

  private startNext() {
    let next: Waiting | undefined;
    for (const entry of this.waiting) {
      if (
        this.mayStart(entry.caller) &&
        (!next || this.runningOf(entry.caller) < this.runningOf(next.caller))
      ) {
        next = entry;
      }
    }
    if (next) {
      this.waiting.delete(next);
      this.count(next.caller, 1);
      next.start();
    }
  }
}
