import { JobName, RunFields, RunState } from '../events';
import { TimedFields } from './RunRecord';

/** A row of `openlineage_runs`. */
export interface RunRow {
  run_id: string;
  job_id: string;
  job_namespace: string;
  job_name: string;
  state: RunState | null;
  state_at: string | null;
  ended_at: string | null;
  first_at: string;
  last_at: string;
  fields: string;
  parent_run_id: string | null;
  root_run_id: string | null;
  pipeline_ref: string | null;
  is_root: boolean | number;
  is_dirty: boolean | number;
  revision: number;
}

/** A run as it is processed. */
export interface StoredRun extends Omit<RunFields, 'job'> {
  id: string;
  job: JobName;
  state?: RunState;
  /** Event time of the state. */
  stateAt?: string;
  firstAt: string;
  pipelineRef?: string;
  isRoot: boolean;
  revision: number;
}

export const RUN_COLUMNS = [
  'run_id',
  'job_namespace',
  'job_name',
  'state',
  'state_at',
  'first_at',
  'fields',
  'pipeline_ref',
  'is_root',
  'revision',
] as const;

export function toStoredRun(
  row: Pick<RunRow, (typeof RUN_COLUMNS)[number]>,
): StoredRun {
  const timed: TimedFields = JSON.parse(row.fields);
  const { job: _, ...fields } = Object.fromEntries(
    Object.entries(timed).map(([name, { value }]) => [name, value]),
  ) as RunFields;
  return {
    ...fields,
    id: row.run_id,
    job: { namespace: row.job_namespace, name: row.job_name },
    state: row.state ?? undefined,
    stateAt: row.state_at ?? undefined,
    firstAt: row.first_at,
    pipelineRef: row.pipeline_ref ?? undefined,
    isRoot: Boolean(row.is_root),
    revision: row.revision,
  };
}
