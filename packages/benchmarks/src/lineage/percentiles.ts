/** A row of a results table. */
export type Row = Record<string, string | number>;

/** The median and an upper percentile, in milliseconds. */
export function percentiles(name: string, times: readonly number[]): Row {
  return {
    [`${name} p50 ms`]: at(times, 0.5),
    [`${name} p95 ms`]: at(times, 0.95),
  };
}

/** An upper percentile and the maximum, in milliseconds. */
export function slowest(name: string, times: readonly number[]): Row {
  return {
    [`${name} p95 ms`]: at(times, 0.95),
    [`${name} max ms`]: at(times, 1),
  };
}

function at(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  const place = Math.min(Math.floor(sorted.length * share), sorted.length - 1);
  return Math.round(sorted[place] * 10) / 10;
}
