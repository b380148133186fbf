/** How long work may hold the event loop, in milliseconds. */
const TURN = 10;

/**
 * For long loops: the function that it gives waits for the event loop whenever the turn has lasted long enough.
 */
export function takingTurns(): () => Promise<void> {
  let started = performance.now();
  return async () => {
    if (performance.now() - started > TURN) {
      await new Promise(resolve => setImmediate(resolve));
      started = performance.now();
    }
  };
}
