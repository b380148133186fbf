/** SQLite inserts rows as one compound select, of 500 terms at most. */
export const MAX_ROWS = 500;

/** Keys to look up per statement. */
export const MAX_KEYS = 5_000;

/** Splits a list into slices of the given size. */
export function* slicesOf<T>(
  items: readonly T[],
  size: number,
): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) {
    yield items.slice(start, start + size);
  }
}

/** Reads the rows whose key is one of some values. */
export async function readIn<Row>(
  values: readonly string[],
  read: (batch: string[]) => PromiseLike<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const batch of slicesOf([...new Set(values)], MAX_KEYS)) {
    rows.push(...(await read(batch)));
  }
  return rows;
}
