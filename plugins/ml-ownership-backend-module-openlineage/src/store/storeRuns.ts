import { Knex } from 'knex';
import { datasetIdOf, jobIdOf, LineageEvent, Upstream } from '../events';
import { MAX_ROWS, readIn, slicesOf } from './batches';
import { addToRun, isEnded, RunRecord } from './RunRecord';
import { RunRow } from './StoredRun';

type RunEvent = LineageEvent & Required<Pick<LineageEvent, 'run'>>;

interface RunDatasetRow {
  run_id: string;
  dataset_id: string;
  direction: 'input' | 'output';
  upstream: string | null;
}

/** What an output was made from, as it is stored. */
export interface StoredUpstream {
  via: Upstream['via'];
  /** Of the event. */
  at: string;
  /** Dataset ids. */
  inputs: string[];
}

/** The columns that show whether an event changes a run. */
const CHANGING = [
  'state',
  'state_at',
  'first_at',
  'last_at',
  'fields',
] as const;

/** Adds events to their runs, and marks the runs that they change. */
export async function storeRuns(
  tx: Knex.Transaction,
  events: readonly LineageEvent[],
): Promise<void> {
  const ofRuns = events.filter((event): event is RunEvent => !!event.run);
  const ids = [...new Set(ofRuns.map(({ run }) => run.id))].sort();
  if (ids.length === 0) {
    return;
  }
  const stored = await lockRuns(tx, ids, ofRuns);
  const changed = new Set(await storeRunDatasets(tx, ids, ofRuns));
  const records = new Map<string, RunRecord>();
  for (const event of ofRuns) {
    const { id } = event.run;
    const before = records.get(id) ?? toRecord(stored.get(id)!);
    records.set(id, addToRun(before, event));
  }
  const rows = ids.flatMap(id => {
    const row = stored.get(id)!;
    const next = toRow(row, records.get(id)!);
    const isChanged =
      changed.has(id) || CHANGING.some(column => row[column] !== next[column]);
    return isChanged ? [next] : [];
  });
  for (const batch of slicesOf(rows, MAX_ROWS)) {
    await tx('openlineage_runs').insert(batch).onConflict('run_id').merge();
  }
}

/** Reads runs, after creating those that do not exist. Until the end of the transaction, nothing else changes them. */
async function lockRuns(
  tx: Knex.Transaction,
  ids: readonly string[],
  events: readonly RunEvent[],
): Promise<Map<string, RunRow>> {
  const first = new Map(
    [...events].reverse().map(event => [event.run.id, event]),
  );
  for (const batch of slicesOf(ids, MAX_ROWS)) {
    await tx('openlineage_runs')
      .insert(
        batch.map(id => {
          const { at, run } = first.get(id)!;
          const { namespace, name } = run.fields.job!;
          return {
            run_id: id,
            job_id: jobIdOf({ namespace, name }),
            job_namespace: namespace,
            job_name: name,
            first_at: at,
            last_at: at,
            fields: '{}',
          };
        }),
      )
      .onConflict('run_id')
      .ignore();
  }
  const rows: RunRow[] = await readIn(ids, batch =>
    tx('openlineage_runs')
      .select()
      .whereIn('run_id', batch)
      .orderBy('run_id')
      .forUpdate(),
  );
  return new Map(rows.map(row => [row.run_id, row]));
}

function toRecord(row: RunRow): RunRecord {
  return {
    state: row.state ?? undefined,
    stateAt: row.state_at ?? undefined,
    firstAt: row.first_at,
    lastAt: row.last_at,
    fields: JSON.parse(row.fields),
  };
}

function toRow(row: RunRow, record: RunRecord): RunRow {
  const { state, stateAt, firstAt, lastAt, fields } = record;
  const { namespace, name } = fields.job!.value!;
  const sorted = Object.fromEntries(
    Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return {
    ...row,
    job_id: jobIdOf({ namespace, name }),
    job_namespace: namespace,
    job_name: name,
    state: state ?? null,
    state_at: stateAt ?? null,
    ended_at: isEnded(state) ? stateAt! : null,
    first_at: firstAt,
    last_at: lastAt,
    fields: JSON.stringify(sorted),
    parent_run_id: fields.parentRunId?.value ?? null,
    root_run_id: fields.rootRunId?.value ?? null,
    is_dirty: true,
    revision: row.revision + 1,
  };
}

/** @returns the ids of the runs with other datasets than before */
async function storeRunDatasets(
  tx: Knex.Transaction,
  ids: readonly string[],
  events: readonly RunEvent[],
): Promise<string[]> {
  const wanted = new Map<string, RunDatasetRow>();
  for (const { at, run, datasets } of events) {
    for (const dataset of datasets) {
      if (dataset.direction) {
        const row: RunDatasetRow = {
          run_id: run.id,
          dataset_id: datasetIdOf(dataset),
          direction: dataset.direction,
          upstream: toStored(dataset.upstream, at),
        };
        const known = wanted.get(keyOf(row));
        wanted.set(keyOf(row), known ? together(row, known) : row);
      }
    }
  }
  const stored: RunDatasetRow[] = await readIn(ids, batch =>
    tx('openlineage_run_datasets').select().whereIn('run_id', batch),
  );
  for (const row of stored) {
    const next = wanted.get(keyOf(row));
    if (next) {
      const merged = together(next, row);
      if (merged.upstream === row.upstream) {
        wanted.delete(keyOf(row));
      } else {
        wanted.set(keyOf(row), merged);
      }
    }
  }
  const rows = [...wanted.values()];
  for (const batch of slicesOf(rows, MAX_ROWS)) {
    await tx('openlineage_run_datasets')
      .insert(batch)
      .onConflict(['run_id', 'dataset_id', 'direction'])
      .merge();
  }
  return rows.map(row => row.run_id);
}

function toStored(upstream: Upstream | undefined, at: string): string | null {
  if (!upstream) {
    return null;
  }
  const { via, inputs } = upstream;
  const stored: StoredUpstream = {
    via,
    at,
    inputs: inputs.map(datasetIdOf).sort(),
  };
  return JSON.stringify(stored);
}

/** The facet that says more wins, then the later event. */
function together(a: RunDatasetRow, b: RunDatasetRow): RunDatasetRow {
  return rankOf(a.upstream) >= rankOf(b.upstream) ? a : b;
}

function rankOf(upstream: string | null): string {
  if (upstream === null) {
    return '';
  }
  const { via, at }: StoredUpstream = JSON.parse(upstream);
  return `${via === 'lineage' ? 2 : 1} ${at} ${upstream}`;
}

function keyOf(row: RunDatasetRow): string {
  return `${row.run_id} ${row.dataset_id} ${row.direction}`;
}
