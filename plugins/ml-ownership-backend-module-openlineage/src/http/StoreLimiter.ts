/** Limits the number of requests that are read and stored at once. */
export class StoreLimiter {
  #running = 0;
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** @returns what ends the request, or undefined if there are too many */
  enter(): (() => void) | undefined {
    if (this.#running >= this.#most) {
      return undefined;
    }
    this.#running += 1;
    return () => {
      this.#running -= 1;
    };
  }
}
