import { Knex } from 'knex';
import { datasetIdOf, LineageEvent } from '../events';
import { MAX_ROWS, readIn, slicesOf } from './batches';

interface AssertionRow {
  dataset_id: string;
  assertion_id: string;
  label: string;
  is_success: boolean;
  is_error: boolean;
  at: string;
}

/** Stores the names of datasets, and the latest result of each assertion. */
export async function storeDatasets(
  tx: Knex.Transaction,
  events: readonly LineageEvent[],
): Promise<void> {
  await storeNames(tx, events);
  const changed = new Set([
    ...(await storeSymlinks(tx, events)),
    ...(await storeAssertions(tx, events)),
  ]);
  for (const batch of slicesOf([...changed].sort(), MAX_ROWS)) {
    await tx('openlineage_datasets')
      .whereIn('dataset_id', batch)
      .update({ is_dirty: true, revision: tx.raw('revision + 1') });
  }
}

async function storeNames(
  tx: Knex.Transaction,
  events: readonly LineageEvent[],
) {
  const rows = new Map<
    string,
    { dataset_id: string; namespace: string; name: string; last_at: string }
  >();
  for (const { at, datasets } of events) {
    for (const dataset of datasets) {
      for (const { namespace, name } of [
        dataset,
        ...dataset.symlinks,
        ...(dataset.upstream?.inputs ?? []),
      ]) {
        const id = datasetIdOf({ namespace, name });
        const known = rows.get(id);
        if (!known || known.last_at < at) {
          rows.set(id, { dataset_id: id, namespace, name, last_at: at });
        }
      }
    }
  }
  // In one order, so that concurrent requests do not wait for each other.
  const sorted = [...rows.keys()].sort().map(id => rows.get(id)!);
  for (const batch of slicesOf(sorted, MAX_ROWS)) {
    await tx('openlineage_datasets')
      .insert(batch)
      .onConflict('dataset_id')
      .merge(['last_at'])
      .whereRaw('openlineage_datasets.last_at < excluded.last_at');
  }
}

async function storeSymlinks(
  tx: Knex.Transaction,
  events: readonly LineageEvent[],
): Promise<string[]> {
  const wanted = new Map<string, { dataset_id: string; symlink_id: string }>();
  for (const { datasets } of events) {
    for (const dataset of datasets) {
      const id = datasetIdOf(dataset);
      for (const symlink of dataset.symlinks) {
        const other = datasetIdOf(symlink);
        if (other !== id) {
          wanted.set(`${id} ${other}`, { dataset_id: id, symlink_id: other });
        }
      }
    }
  }
  const stored = await readIn(
    [...wanted.values()].map(row => row.dataset_id),
    ids =>
      tx('openlineage_symlinks')
        .select('dataset_id', 'symlink_id')
        .whereIn('dataset_id', ids),
  );
  for (const { dataset_id, symlink_id } of stored) {
    wanted.delete(`${dataset_id} ${symlink_id}`);
  }
  const fresh = [...wanted.keys()].sort().map(key => wanted.get(key)!);
  for (const batch of slicesOf(fresh, MAX_ROWS)) {
    await tx('openlineage_symlinks')
      .insert(batch)
      .onConflict(['dataset_id', 'symlink_id'])
      .ignore();
  }
  return fresh.map(row => row.dataset_id);
}

async function storeAssertions(
  tx: Knex.Transaction,
  events: readonly LineageEvent[],
): Promise<string[]> {
  const rows = new Map<string, AssertionRow>();
  for (const { at, datasets } of events) {
    for (const dataset of datasets) {
      const id = datasetIdOf(dataset);
      for (const assertion of dataset.assertions) {
        const row = {
          dataset_id: id,
          assertion_id: assertion.id,
          label: assertion.label,
          is_success: assertion.isSuccess,
          is_error: assertion.isError,
          at,
        };
        const known = rows.get(keyOf(row));
        if (!known || isNewer(row, known)) {
          rows.set(keyOf(row), row);
        }
      }
    }
  }
  const stored: AssertionRow[] = await readIn(
    [...rows.values()].map(row => row.dataset_id),
    ids =>
      tx('openlineage_assertions')
        .select()
        .whereIn('dataset_id', ids)
        .forUpdate(),
  );
  for (const row of stored) {
    const wanted = rows.get(keyOf(row));
    if (wanted && !isNewer(wanted, row)) {
      rows.delete(keyOf(row));
    }
  }
  const changed = [...rows.values()].sort((a, b) =>
    keyOf(a) < keyOf(b) ? -1 : 1,
  );
  for (const batch of slicesOf(changed, MAX_ROWS)) {
    await tx('openlineage_assertions')
      .insert(batch)
      .onConflict(['dataset_id', 'assertion_id'])
      .merge()
      .whereRaw('openlineage_assertions.at <= excluded.at');
  }
  return changed.map(row => row.dataset_id);
}

/** Of two results at one time, the failure counts. */
function isNewer(row: AssertionRow, other: AssertionRow): boolean {
  return (
    row.at > other.at ||
    (row.at === other.at && !row.is_success && Boolean(other.is_success))
  );
}

function keyOf(row: AssertionRow): string {
  return `${row.dataset_id} ${row.assertion_id}`;
}
