import { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import {
  DatasetName,
  DatasetNames,
  EvidenceSink,
  LineageSink,
  ObservedEdge,
  ReceivedEvidence,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { JobPipelines, PipelineDirectory } from '../pipelines';
import { EventStore, RunDataset, StoredRun } from '../store';
import { DatasetFindings } from './DatasetFindings';
import { PipelineFindings } from './PipelineFindings';
import { showsLineage, toObservedEdges } from './toObservedEdges';

/** Runs and datasets to process at once. */
const BATCH = 200;

/** The maximum number of edges or pieces of evidence in one call. */
const MAX_ITEMS = 1_000;

/** Makes lineage and evidence of what was stored. Each change is processed once, by one replica. */
export class EventProcessor {
  private running: Promise<void> = Promise.resolve();
  private isWaiting = false;
  private isStopped = false;

  constructor(
    private readonly options: {
      datasets: DatasetFindings;
      directory: PipelineDirectory;
      evidence: EvidenceSink;
      lineage: LineageSink;
      logger: LoggerService;
      names: DatasetNames;
      now: () => number;
      pipelines: PipelineFindings;
      store: EventStore;
    },
  ) {}

  /** Processes all changes soon. Several requests while it runs lead to one more run. Never rejects. */
  request(): Promise<void> {
    if (!this.isWaiting) {
      this.isWaiting = true;
      this.running = this.running.then(async () => {
        this.isWaiting = false;
        try {
          await this.process();
        } catch (error) {
          this.options.logger.warn(
            `OpenLineage events could not be processed and will be tried again: ${
              isError(error) ? error.message : error
            }`,
          );
        }
      });
    }
    return this.running;
  }

  /** Ends after what is being processed now. */
  async stop(): Promise<void> {
    this.isStopped = true;
    await this.running;
  }

  private async process(): Promise<void> {
    const { directory, store } = this.options;
    const jobs = await directory.readJobs();
    await store.useMapping(jobs.fingerprint);
    // Names first, so that edges get the datasets that have them.
    while (!this.isStopped && (await this.processDatasets())) {
      // There may be more.
    }
    while (!this.isStopped && (await this.processRuns())) {
      // There may be more.
    }
  }

  /** @returns whether there may be more */
  private async processDatasets(): Promise<boolean> {
    const { datasets, names, now, store } = this.options;
    const changed = await store.claimDatasets(now(), BATCH);
    if (changed.length === 0) {
      return false;
    }
    const ids = changed.map(({ id }) => id);
    const known = await store.readNames(ids);
    await names.link([...known.values()].filter(group => group.length > 1));
    await this.report(await datasets.read(ids));
    await store.finishDatasets(changed);
    return true;
  }

  /** @returns whether there may be more */
  private async processRuns(): Promise<boolean> {
    const { datasets, directory, now, pipelines, store } = this.options;
    const changed = await store.claimRuns(now(), BATCH);
    if (changed.length === 0) {
      return false;
    }
    const jobs = await directory.readJobs();
    const belonging = new Map(changed.map(run => [run.id, jobs.find(run)]));
    await store.assignPipelines(changed, belonging);
    const runs = changed.map(run => ({ ...run, ...belonging.get(run.id)! }));
    const data = await store.readRunDatasets(runs.map(({ id }) => id));
    await this.recordEdges(runs, data, jobs);
    const complete = new Set(
      runs.flatMap(({ id, state }) => (state === 'COMPLETE' ? [id] : [])),
    );
    const written = data.filter(
      ({ direction, runId }) => direction === 'output' && complete.has(runId),
    );
    await this.report([
      ...(await pipelines.read([
        ...new Set(runs.flatMap(({ pipelineRef }) => pipelineRef ?? [])),
      ])),
      ...(await datasets.read([
        ...new Set(written.map(({ datasetId }) => datasetId)),
      ])),
    ]);
    await store.finishRuns(changed);
    return true;
  }

  private async recordEdges(
    runs: readonly StoredRun[],
    data: readonly RunDataset[],
    jobs: JobPipelines,
  ): Promise<void> {
    const { lineage, logger, now, store } = this.options;
    const showing = runs.filter(showsLineage);
    const written = await this.readWritten(showing, jobs);
    const ids = new Set(
      data.flatMap(({ datasetId, upstream }) => [
        datasetId,
        ...(upstream?.inputs ?? []),
      ]),
    );
    const names = new Map<string, DatasetName>(
      (await store.readDatasets([...ids])).map(({ id, namespace, name }) => [
        id,
        { namespace, name },
      ]),
    );
    const byRun = new Map<string, RunDataset[]>();
    for (const item of data) {
      const known = byRun.get(item.runId);
      if (known) {
        known.push(item);
      } else {
        byRun.set(item.runId, [item]);
      }
    }
    const edges: ObservedEdge[] = showing.flatMap(run =>
      toObservedEdges(run, byRun.get(run.id) ?? [], {
        names,
        written: written.get(run.id)!,
        now: now(),
      }),
    );
    for (let start = 0; start < edges.length; start += MAX_ITEMS) {
      const { rejected } = await lineage.record(
        edges.slice(start, start + MAX_ITEMS),
      );
      for (const { error } of rejected) {
        logger.warn(`An edge from OpenLineage was rejected: ${error}`);
      }
    }
  }

  /** The datasets that the parts of a run write that belong to the same Pipeline, by the id of the run. */
  private async readWritten(
    runs: readonly StoredRun[],
    jobs: JobPipelines,
  ): Promise<Map<string, Set<string>>> {
    const { store } = this.options;
    const below = await store.readBelow([...new Set(runs.map(topOf))]);
    const parts = new Map(
      runs.map(run => [
        run.id,
        below
          .get(topOf(run))!
          .filter(other => jobs.find(other).pipelineRef === run.pipelineRef)
          .map(({ id }) => id)
          .concat(run.id),
      ]),
    );
    const outputs = new Map<string, string[]>();
    for (const { direction, datasetId, runId } of await store.readRunDatasets(
      [...parts.values()].flat(),
    )) {
      if (direction === 'output') {
        outputs.set(runId, [...(outputs.get(runId) ?? []), datasetId]);
      }
    }
    return new Map(
      [...parts].map(([id, others]) => [
        id,
        new Set(others.flatMap(other => outputs.get(other) ?? [])),
      ]),
    );
  }

  /** Shows at the health of the receiver that it works, even if there is no evidence. */
  private async report(items: readonly ReceivedEvidence[]): Promise<void> {
    const { evidence, logger } = this.options;
    for (let start = 0; start <= items.length; start += MAX_ITEMS) {
      const { rejected } = await evidence.record(
        items.slice(start, start + MAX_ITEMS),
      );
      for (const { error } of rejected) {
        logger.warn(`Evidence from OpenLineage was rejected: ${error}`);
      }
    }
  }
}

/** The id of the whole run that a run is a part of; its row may not exist. */
function topOf({ id, parentRunId, rootRunId }: StoredRun): string {
  return rootRunId ?? parentRunId ?? id;
}
