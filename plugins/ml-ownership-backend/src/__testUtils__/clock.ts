const DAY = 86_400_000;

/** Functions that stay real while the date is fake. */
const REAL = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;

/**
 * Sets the date and freezes it until the next call; timers keep running.
 *
 * @param date - ISO 8601 instant, or milliseconds since 1970
 */
export function setClock(date: string | number): void {
  jest.useFakeTimers({ now: new Date(date), doNotFake: [...REAL] });
}

/** Returns the ISO 8601 instant that is some days from now; in the past if negative. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * DAY).toISOString();
}

/** Moves the clock by some minutes and freezes it. */
export function advanceMinutes(minutes: number): void {
  setClock(Date.now() + minutes * 60_000);
}

/** Moves the clock by some days and freezes it. */
export function advanceDays(days: number): void {
  setClock(Date.now() + days * DAY);
}
