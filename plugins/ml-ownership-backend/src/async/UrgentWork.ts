/** The longest pause of a computation, in milliseconds, so that steady urgent work does not stop it altogether. */
const MAX_PAUSE_MS = 20;

/**
 * Work that must not wait for long computations in the same process, such as storing evidence. Each of its statements
 * would otherwise wait for a slice of the computation.
 */
export class UrgentWork {
  private running = 0;
  private readonly paused = new Set<() => void>();

  async run<T>(action: () => Promise<T>): Promise<T> {
    this.running += 1;
    try {
      return await action();
    } finally {
      this.running -= 1;
      if (this.running === 0) {
        this.paused.forEach(resume => resume());
      }
    }
  }

  /** Resolves when no urgent work runs, or after 20 ms. */
  async pause(): Promise<void> {
    if (this.running === 0) {
      return;
    }
    await new Promise<void>(resolve => {
      const resume = () => {
        clearTimeout(timer);
        this.paused.delete(resume);
        resolve();
      };
      const timer = setTimeout(() => resume(), MAX_PAUSE_MS);
      this.paused.add(resume);
    });
  }
}
