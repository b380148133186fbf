import { Knex } from 'knex';

/** SQLite rejects statements with more than 32,766 parameters, PostgreSQL those with more than 65,535. */
export const MAX_PARAMETERS = 30_000;

/** SQLite inserts rows as one compound select, of 500 terms at most. */
export const MAX_ROWS = 500;

/** Inserts rows in as few statements as the databases allow; rows with the same key are replaced. */
export async function upsertBatches<Row extends object>(
  tx: Knex,
  table: string,
  key: string,
  rows: readonly Row[],
): Promise<void> {
  for (const batch of slicesOf(rows, MAX_ROWS)) {
    await tx(table).insert(batch).onConflict(key).merge();
  }
}

/** Inserts new rows in as few statements as the databases allow. */
export async function insertBatches<Row extends object>(
  tx: Knex,
  table: string,
  rows: readonly Row[],
): Promise<void> {
  for (const batch of slicesOf(rows, MAX_ROWS)) {
    await tx(table).insert(batch);
  }
}

/** Deletes the rows whose key is one of some values. */
export async function deleteBatches(
  tx: Knex,
  table: string,
  key: string,
  values: readonly string[],
): Promise<void> {
  for (const batch of slicesOf(values, MAX_PARAMETERS)) {
    await tx(table).whereIn(key, batch).delete();
  }
}

/** Splits a list into slices of the given size. */
export function* slicesOf<T>(
  items: readonly T[],
  size: number,
): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) {
    yield items.slice(start, start + size);
  }
}
