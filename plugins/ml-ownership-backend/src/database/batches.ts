import { Knex } from 'knex';

/** SQLite refuses statements with more than 32,766 parameters, PostgreSQL with more than 65,535. */
const MOST_PARAMETERS = 30_000;

/** Inserts rows in as few statements as the databases allow; rows with the same key are replaced. */
export async function upsertBatches<Row extends object>(
  tx: Knex,
  table: string,
  key: string,
  rows: readonly Row[],
): Promise<void> {
  for (const batch of batchesFor(rows, Object.keys(rows[0] ?? {}).length)) {
    await tx(table).insert(batch).onConflict(key).merge();
  }
}

/** Inserts new rows in as few statements as the databases allow. */
export async function insertBatches<Row extends object>(
  tx: Knex,
  table: string,
  rows: readonly Row[],
): Promise<void> {
  for (const batch of batchesFor(rows, Object.keys(rows[0] ?? {}).length)) {
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
  for (const batch of batchesFor(values, 1)) {
    await tx(table).whereIn(key, batch).delete();
  }
}

function* batchesFor<T>(
  items: readonly T[],
  parametersEach: number,
): Generator<T[]> {
  const size = Math.max(1, Math.floor(MOST_PARAMETERS / parametersEach));
  for (let start = 0; start < items.length; start += size) {
    yield items.slice(start, start + size);
  }
}
