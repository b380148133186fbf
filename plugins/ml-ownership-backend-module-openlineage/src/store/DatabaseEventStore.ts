import { DatasetName } from '@mlownership/backstage-plugin-ml-ownership-node';
import { Knex } from 'knex';
import { LineageEvent, toEventTime } from '../events';
import { readIn, slicesOf, MAX_KEYS } from './batches';
import { claimDirty, finishClaims } from './claims';
import {
  EventStore,
  RunDataset,
  RunPipeline,
  StoredAssertion,
  StoredDataset,
} from './EventStore';
import { pruneEvents } from './pruneEvents';
import { storeEvents } from './storeEvents';
import { RUN_COLUMNS, RunRow, StoredRun, toStoredRun } from './StoredRun';

/** Bound on the depth of runs below runs. */
const MAX_DEPTH = 10;

const STATE_ID = 1;

/** The {@link EventStore} on SQLite and PostgreSQL. */
export class DatabaseEventStore implements EventStore {
  constructor(
    private readonly client: Knex,
    private readonly options: { maxAgeMs: number; runsPerJob: number },
  ) {}

  async store(events: readonly LineageEvent[], now: number): Promise<void> {
    // What would be deleted at once is not stored: a replay brings nothing back.
    const oldest = toEventTime(now - this.options.maxAgeMs);
    await storeEvents(
      this.client,
      events.filter(({ at }) => at >= oldest),
    );
  }

  async claimRuns(now: number, limit: number): Promise<StoredRun[]> {
    const ids = await claimDirty(
      this.client,
      { table: 'openlineage_runs', key: 'run_id' },
      { now, limit },
    );
    return this.readRuns('run_id', ids);
  }

  async claimDatasets(now: number, limit: number): Promise<StoredDataset[]> {
    const ids = await claimDirty(
      this.client,
      { table: 'openlineage_datasets', key: 'dataset_id' },
      { now, limit },
    );
    return this.readDatasets(ids);
  }

  async finishRuns(runs: readonly StoredRun[]): Promise<void> {
    await finishClaims(
      this.client,
      { table: 'openlineage_runs', key: 'run_id' },
      runs,
    );
  }

  async assignPipelines(
    runs: readonly StoredRun[],
    pipelines: ReadonlyMap<string, RunPipeline>,
  ): Promise<void> {
    await this.client.transaction(tx => assignPipelines(tx, runs, pipelines));
  }

  async finishDatasets(datasets: readonly StoredDataset[]): Promise<void> {
    await finishClaims(
      this.client,
      { table: 'openlineage_datasets', key: 'dataset_id' },
      datasets,
    );
  }

  async readDatasets(ids: readonly string[]): Promise<StoredDataset[]> {
    const rows = await readIn(ids, batch =>
      this.client('openlineage_datasets')
        .select('dataset_id', 'namespace', 'name', 'revision')
        .whereIn('dataset_id', batch),
    );
    return rows.map(({ dataset_id: id, namespace, name, revision }) => ({
      id,
      namespace,
      name,
      revision,
    }));
  }

  async readRunDatasets(runIds: readonly string[]): Promise<RunDataset[]> {
    const rows = await readIn(runIds, batch =>
      this.client('openlineage_run_datasets')
        .select('run_id', 'dataset_id', 'direction', 'upstream')
        .whereIn('run_id', batch),
    );
    return rows.map(row => ({
      runId: row.run_id,
      datasetId: row.dataset_id,
      direction: row.direction,
      upstream: row.upstream === null ? undefined : JSON.parse(row.upstream),
    }));
  }

  async readBelow(
    runIds: readonly string[],
  ): Promise<Map<string, StoredRun[]>> {
    const topOf = new Map(runIds.map(id => [id, id]));
    const below = new Map<string, StoredRun[]>(runIds.map(id => [id, []]));
    let above: string[] = [...runIds];
    for (let depth = 0; above.length > 0 && depth < MAX_DEPTH; depth++) {
      const found = [
        ...(await this.readRuns('parent_run_id', above)),
        ...(depth === 0 ? await this.readRuns('root_run_id', above) : []),
      ];
      above = [];
      for (const run of found) {
        const top = topOf.get(run.parentRunId!) ?? topOf.get(run.rootRunId!);
        if (top !== undefined && !topOf.has(run.id)) {
          topOf.set(run.id, top);
          below.get(top)!.push(run);
          above.push(run.id);
        }
      }
    }
    return below;
  }

  async readLastRuns(
    pipelineRefs: readonly string[],
    count: number,
  ): Promise<StoredRun[]> {
    const rows: RunRow[] = await readIn(pipelineRefs, batch =>
      this.client
        .select(...RUN_COLUMNS)
        .from(
          this.client('openlineage_runs')
            .select(...RUN_COLUMNS)
            .rowNumber('position', query =>
              query
                .partitionBy('pipeline_ref')
                .orderBy('ended_at', 'desc')
                .orderBy('run_id', 'desc'),
            )
            .whereIn('pipeline_ref', batch)
            .where({ is_root: true })
            .whereNotNull('ended_at')
            .as('runs'),
        )
        .where('position', '<=', count)
        .orderBy('position'),
    );
    return rows.map(toStoredRun);
  }

  async readLastWrites(
    datasetIds: readonly string[],
  ): Promise<Map<string, { at: string; runId: string }>> {
    const rows = await readIn(datasetIds, batch =>
      this.client
        .select('dataset_id', 'ended_at', 'run_id')
        .from(
          this.client('openlineage_run_datasets as written')
            .join('openlineage_runs as runs', 'runs.run_id', 'written.run_id')
            .select('written.dataset_id', 'runs.ended_at', 'runs.run_id')
            .rowNumber('position', query =>
              query
                .partitionBy('written.dataset_id')
                .orderBy('runs.ended_at', 'desc')
                .orderBy('runs.run_id', 'desc'),
            )
            .whereIn('written.dataset_id', batch)
            .where({ 'written.direction': 'output', 'runs.state': 'COMPLETE' })
            .as('writes'),
        )
        .where('position', 1),
    );
    return new Map(
      rows.map(row => [
        row.dataset_id,
        { at: row.ended_at, runId: row.run_id },
      ]),
    );
  }

  async readAssertions(
    datasetIds: readonly string[],
  ): Promise<StoredAssertion[]> {
    const rows = await readIn(datasetIds, batch =>
      this.client('openlineage_assertions')
        .select()
        .whereIn('dataset_id', batch)
        .orderBy('label'),
    );
    return rows.map(row => ({
      datasetId: row.dataset_id,
      label: row.label,
      isSuccess: Boolean(row.is_success),
      isError: Boolean(row.is_error),
      at: row.at,
    }));
  }

  async readNames(
    datasetIds: readonly string[],
  ): Promise<Map<string, DatasetName[]>> {
    const linked = await this.readSymlinks('dataset_id', datasetIds);
    const datasets = new Map(
      (
        await this.readDatasets([
          ...datasetIds,
          ...linked.map(row => row.symlink_id),
        ])
      ).map(({ id, namespace, name }) => [id, { namespace, name }]),
    );
    return new Map(
      datasetIds.map(id => {
        const others = linked.filter(row => row.dataset_id === id);
        return [
          id,
          [id, ...others.map(row => row.symlink_id)].flatMap(
            name => datasets.get(name) ?? [],
          ),
        ];
      }),
    );
  }

  async readSynonyms(
    datasetIds: readonly string[],
  ): Promise<Map<string, string[]>> {
    const pairs = [
      ...(await this.readSymlinks('dataset_id', datasetIds)),
      ...(await this.readSymlinks('symlink_id', datasetIds)),
    ];
    const synonyms = new Map<string, Set<string>>(
      datasetIds.map(id => [id, new Set([id])]),
    );
    for (const { dataset_id: a, symlink_id: b } of pairs) {
      synonyms.get(a)?.add(b);
      synonyms.get(b)?.add(a);
    }
    return new Map([...synonyms].map(([id, others]) => [id, [...others]]));
  }

  async useMapping(fingerprint: string): Promise<void> {
    await this.client.transaction(async tx => {
      const state = await tx('openlineage_state')
        .where({ id: STATE_ID })
        .forUpdate()
        .first('mapping');
      if (state?.mapping === fingerprint) {
        return;
      }
      await tx('openlineage_state')
        .insert({ id: STATE_ID, mapping: fingerprint })
        .onConflict('id')
        .merge();
      if (state) {
        await tx('openlineage_runs').update({
          is_dirty: true,
          // What is being processed now may still use the former ones.
          revision: tx.raw('revision + 1'),
        });
      }
    });
  }

  async prune(now: number): Promise<void> {
    const { maxAgeMs, runsPerJob } = this.options;
    await pruneEvents(this.client, {
      before: toEventTime(now - maxAgeMs),
      runsPerJob,
    });
  }

  private async readRuns(
    column: 'run_id' | 'parent_run_id' | 'root_run_id',
    values: readonly string[],
  ): Promise<StoredRun[]> {
    const rows: RunRow[] = await readIn(values, batch =>
      this.client('openlineage_runs')
        .select(...RUN_COLUMNS)
        .whereIn(column, batch)
        .orderBy('run_id'),
    );
    return rows.map(toStoredRun);
  }

  private async readSymlinks(
    column: 'dataset_id' | 'symlink_id',
    values: readonly string[],
  ): Promise<{ dataset_id: string; symlink_id: string }[]> {
    return readIn(values, batch =>
      this.client('openlineage_symlinks')
        .select('dataset_id', 'symlink_id')
        .whereIn(column, batch)
        .orderBy('symlink_id'),
    );
  }
}

/** Writes which Pipeline each run belongs to, in one statement for each Pipeline. */
async function assignPipelines(
  tx: Knex.Transaction,
  runs: readonly StoredRun[],
  pipelines: ReadonlyMap<string, RunPipeline>,
) {
  const groups = new Map<string, string[]>();
  for (const run of runs) {
    const { pipelineRef, isRoot } = pipelines.get(run.id)!;
    if (pipelineRef !== run.pipelineRef || isRoot !== run.isRoot) {
      const key = JSON.stringify([pipelineRef ?? null, isRoot]);
      groups.set(key, [...(groups.get(key) ?? []), run.id]);
    }
  }
  for (const [key, ids] of groups) {
    const [pipelineRef, isRoot] = JSON.parse(key);
    for (const batch of slicesOf(ids, MAX_KEYS)) {
      await tx('openlineage_runs')
        .whereIn('run_id', batch)
        .update({ pipeline_ref: pipelineRef, is_root: isRoot });
    }
  }
}
