import { setTimeout } from 'node:timers/promises';

/** The longest pause of a computation, in milliseconds, so that steady urgent work does not stop it altogether. */
const MAX_PAUSE_MS = 20;

/**
 * Work that must not wait for long computations in the same process, such as storing evidence. Each of its statements
 * would otherwise wait for a slice of the computation.
 */
export class UrgentWork {
  private running = 0;
  private ended = Promise.resolve();
  private signalEnd = () => {};

  async run<T>(action: () => Promise<T>): Promise<T> {
    if (this.running === 0) {
      this.ended = new Promise(resolve => {
        this.signalEnd = resolve;
      });
    }
    this.running += 1;
    try {
      return await action();
    } finally {
      this.running -= 1;
      if (this.running === 0) {
        this.signalEnd();
      }
    }
  }

  /** Resolves when no urgent work runs, or after 20 ms. */
  async pause(): Promise<void> {
    if (this.running === 0) {
      return;
    }
    const resumed = new AbortController();
    const timer = setTimeout(MAX_PAUSE_MS, undefined, {
      signal: resumed.signal,
    });
    try {
      await Promise.race([this.ended, timer]);
    } finally {
      resumed.abort();
    }
  }
}
