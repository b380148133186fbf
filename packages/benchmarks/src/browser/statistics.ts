/** The median of a list of figures. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? sorted[middle]
    : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median of each figure over several runs. */
export function medians<T extends Record<string, number>>(
  runs: readonly T[],
): T {
  return Object.fromEntries(
    Object.keys(runs[0]).map(name => [
      name,
      median(runs.map(run => run[name])),
    ]),
  ) as T;
}
