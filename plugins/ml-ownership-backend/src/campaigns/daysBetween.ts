const DAY = 86_400_000;

/**
 * Days at equal steps, both ends among them.
 *
 * @param from - YYYY-MM-DD; so is `to`
 * @param most - how many there are at most; at least two
 * @returns none where `from` is after `to`
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
