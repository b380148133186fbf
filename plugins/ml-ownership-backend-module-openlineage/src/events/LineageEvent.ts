import { DatasetName } from '@mlownership/backstage-plugin-ml-ownership-node';

/** The type of a run event. */
export type RunState =
  | 'START'
  | 'RUNNING'
  | 'COMPLETE'
  | 'FAIL'
  | 'ABORT'
  | 'OTHER';

/** A job by the names of its emitter. */
export interface JobName {
  namespace: string;
  name: string;
}

/** What the facets of a run and its job say, as far as it is used. Absent is what an event does not say. */
export interface RunFields {
  job?: JobName;
  /** Such as `DAG`, `TASK`, `MODEL`, `TEST`, `SQL_JOB`. */
  jobType?: string;
  /** `BATCH`, `STREAMING` or `NONE`. */
  processingType?: string;
  parentRunId?: string;
  parentJob?: JobName;
  rootRunId?: string;
  rootJob?: JobName;
  /** Version of the source code. */
  commit?: string;
  /** The login of who started it. */
  actor?: string;
  /** http(s) link to the run. */
  url?: string;
}

/** What an output was made from. */
export interface Upstream {
  /** The facet that says it. */
  via: 'lineage' | 'columnLineage';
  inputs: DatasetName[];
}

/** A result of a check of data. */
export interface Assertion {
  id: string;
  /** Names it for people: `not_null(customer_id)`. */
  label: string;
  isSuccess: boolean;
  /** Whether a failure is an error, not a warning. */
  isError: boolean;
}

/** A dataset in an event. */
export interface EventDataset extends DatasetName {
  /** Absent if the event is about the dataset itself. */
  direction?: 'input' | 'output';
  upstream?: Upstream;
  /** Other names of it. */
  symlinks: DatasetName[];
  assertions: Assertion[];
}

/** An event, as far as it is used. */
export interface LineageEvent {
  /** UTC with nine decimals, so that the order of texts is the order of times. */
  at: string;
  /** Absent for events about a job or a dataset. */
  run?: { id: string; state?: RunState; fields: RunFields };
  datasets: EventDataset[];
}
