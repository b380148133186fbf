import { Span } from '../HistoryStore';

/** Instants at equal steps, including both ends. */
export function pointsBetween({
  from,
  to,
  points,
}: Span & { points: number }): string[] {
  const start = Date.parse(from);
  const step = (Date.parse(to) - start) / (points - 1);
  return Array.from({ length: points }, (_, index) =>
    new Date(Math.round(start + index * step)).toISOString(),
  );
}

/**
 * SQL for the number of instants before a time, as a binary search: there are many times, and most of them are late.
 */
export function placeAmong(
  column: string,
  instants: readonly string[],
  start = 0,
): { sql: string; bindings: string[] } {
  if (instants.length === 0) {
    return { sql: String(start), bindings: [] };
  }
  const middle = Math.floor(instants.length / 2);
  const until = placeAmong(column, instants.slice(0, middle), start);
  const beyond = placeAmong(
    column,
    instants.slice(middle + 1),
    start + middle + 1,
  );
  return {
    sql: `case when ${column} <= ? then ${until.sql} else ${beyond.sql} end`,
    bindings: [instants[middle], ...until.bindings, ...beyond.bindings],
  };
}
