const DAY = 86_400_000;

/**
 * Returns evenly spaced days, including both ends.
 *
 * @param from - YYYY-MM-DD; so is `to`
 * @param most - maximum number of days; at least two
 * @returns an empty list if `from` is after `to`
 */
export function daysBetween(from: string, to: string, most: number): string[] {
  const start = Date.parse(from);
  const length = (Date.parse(to) - start) / DAY;
  if (length < 0) {
    return [];
  }
  const steps = Math.min(length, most - 1);
  return Array.from({ length: steps + 1 }, (_, index) => {
    const days = steps === 0 ? 0 : Math.round((index * length) / steps);
    return new Date(start + days * DAY).toISOString().slice(0, 10);
  });
}
