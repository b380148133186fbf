import { DatasetName } from '@mlownership/backstage-plugin-ml-ownership-node';
import { LineageEvent } from '../events';
import { StoredRun } from './StoredRun';
import { StoredUpstream } from './storeRuns';

/** A dataset by the name that runs use. */
export interface StoredDataset extends DatasetName {
  id: string;
  revision: number;
}

/** What a run has read or written. */
export interface RunDataset {
  runId: string;
  datasetId: string;
  direction: 'input' | 'output';
  /** What an output was made from, if it is said. */
  upstream?: StoredUpstream;
}

/** The latest result of an assertion about a dataset. */
export interface StoredAssertion {
  datasetId: string;
  label: string;
  isSuccess: boolean;
  /** Whether a failure is an error, not a warning. */
  isError: boolean;
  /** Event time. */
  at: string;
}

/** Which Pipeline a run belongs to. */
export interface RunPipeline {
  pipelineRef?: string;
  /** Whether it is a run of the Pipeline, not a part of one. */
  isRoot: boolean;
}

/** Stores what is used of events. All times are in milliseconds since 1970, all event times are texts. */
export interface EventStore {
  /** Stores events; resolves when they are durable. The same events change nothing. */
  store(events: readonly LineageEvent[], now: number): Promise<void>;

  /**
   * Returns runs that have changed, which nobody else processes for some minutes, unless they are finished before.
   */
  claimRuns(now: number, limit: number): Promise<StoredRun[]>;
  /** Returns datasets whose other names or assertions have changed, as {@link EventStore.claimRuns}. */
  claimDatasets(now: number, limit: number): Promise<StoredDataset[]>;

  /** Writes which Pipelines runs belong to, by id of the run. */
  assignPipelines(
    runs: readonly StoredRun[],
    pipelines: ReadonlyMap<string, RunPipeline>,
  ): Promise<void>;
  /** Ends the processing of runs. Those that have changed since are processed again. */
  finishRuns(runs: readonly StoredRun[]): Promise<void>;
  /** As {@link EventStore.finishRuns}. */
  finishDatasets(datasets: readonly StoredDataset[]): Promise<void>;

  readDatasets(ids: readonly string[]): Promise<StoredDataset[]>;
  readRunDatasets(runIds: readonly string[]): Promise<RunDataset[]>;
  /** Returns the runs below some runs, at any depth, by the id of the latter. */
  readBelow(runIds: readonly string[]): Promise<Map<string, StoredRun[]>>;
  /** Returns the runs of Pipelines that ended last, newest first. */
  readLastRuns(
    pipelineRefs: readonly string[],
    count: number,
  ): Promise<StoredRun[]>;
  /** Returns the last completed run that wrote each dataset. */
  readLastWrites(
    datasetIds: readonly string[],
  ): Promise<Map<string, { at: string; runId: string }>>;
  readAssertions(datasetIds: readonly string[]): Promise<StoredAssertion[]>;
  /** Returns the name of each dataset, with the other names that events have reported. */
  readNames(datasetIds: readonly string[]): Promise<Map<string, DatasetName[]>>;
  /** Returns the ids of all names of each dataset. */
  readSynonyms(datasetIds: readonly string[]): Promise<Map<string, string[]>>;

  /** Has all runs processed again if jobs belong to other Pipelines than before. */
  useMapping(fingerprint: string): Promise<void>;

  /** Deletes what is old, or more than is kept of each job. */
  prune(now: number): Promise<void>;
}
