interface Run<T> {
  result: Promise<T>;
  abort: AbortController;
  /** The number of callers that wait for the result. */
  askers: number;
}

/** Shares one run among concurrent callers with the same key. The run is aborted when the last of them leaves. */
export class SharedRuns<T> {
  private readonly runs = new Map<string, Run<T>>();

  /**
   * The result of the run for a key, which is started if there is none.
   *
   * @param signal - aborted when the caller leaves
   * @param start - its signal is aborted when the last caller has left
   */
  join(
    key: string,
    signal: AbortSignal,
    start: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    signal.throwIfAborted();
    const run = this.runs.get(key) ?? this.start(key, start);
    run.askers += 1;
    return new Promise((resolve, reject) => {
      const leave = () => {
        reject(signal.reason);
        run.askers -= 1;
        if (run.askers === 0) {
          this.end(key, run);
          run.abort.abort(signal.reason);
        }
      };
      signal.addEventListener('abort', leave, { once: true });
      run.result.then(resolve, reject).finally(() => {
        signal.removeEventListener('abort', leave);
      });
    });
  }

  private start(
    key: string,
    start: (signal: AbortSignal) => Promise<T>,
  ): Run<T> {
    const abort = new AbortController();
    const run: Run<T> = { result: start(abort.signal), abort, askers: 0 };
    this.runs.set(key, run);
    const end = () => this.end(key, run);
    run.result.then(end, end);
    return run;
  }

  /** Later callers start a new run. */
  private end(key: string, run: Run<T>) {
    if (this.runs.get(key) === run) {
      this.runs.delete(key);
    }
  }
}
