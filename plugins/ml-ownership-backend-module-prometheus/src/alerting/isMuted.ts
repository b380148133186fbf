import { contains, Route, TimeInterval } from '../routing';

/** Alerts that notify nobody for so long do not reach anybody. */
export const MUTED_DAYS = 7;

const STEP_MS = 15 * 60_000;

/** Whether a route does not notify at any time of the next days. */
export function isMuted(
  { muteTimeIntervals, activeTimeIntervals }: Route,
  intervals: ReadonlyMap<string, readonly TimeInterval[]>,
  now: number,
): boolean {
  const isWithin = (names: readonly string[], at: number) =>
    names.some(name =>
      intervals.get(name)?.some(interval => contains(interval, at)),
    );
  const steps = (MUTED_DAYS * 24 * 60 * 60_000) / STEP_MS;
  for (let step = 0; step <= steps; step += 1) {
    const at = now + step * STEP_MS;
    const isActive =
      activeTimeIntervals.length === 0 || isWithin(activeTimeIntervals, at);
    if (isActive && !isWithin(muteTimeIntervals, at)) {
      return false;
    }
  }
  return true;
}
