const DAY = 86_400_000;

/** What must go on by the real time while only the date is set. */
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
 * Sets the date, which then stands still until it is set again; timers run on.
 *
 * @param date - ISO 8601 instant, or milliseconds since 1970
 */
export function setClock(date: string | number): void {
  jest.useFakeTimers({ now: new Date(date), doNotFake: [...REAL] });
}

/** The ISO 8601 instant some days from now; before now where negative. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * DAY).toISOString();
}

/** Moves a set clock by some days. */
export function advanceDays(days: number): void {
  setClock(Date.now() + days * DAY);
}
