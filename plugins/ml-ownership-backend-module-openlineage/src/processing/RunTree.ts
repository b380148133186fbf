import { RunDataset, StoredRun } from '../store';

/** The datasets that some runs read and wrote, by id. */
export interface RunData {
  inputs: ReadonlySet<string>;
  outputs: ReadonlySet<string>;
}

/** A run of a Pipeline with the runs below it. */
export interface RunTree {
  root: StoredRun;
  /** At any depth. */
  below: readonly StoredRun[];
}

/** What a run has read and written. What an output was made from, was read. */
export function dataOf(datasets: readonly RunDataset[]): RunData {
  const inputs = new Set<string>();
  const outputs = new Set<string>();
  for (const { direction, datasetId, upstream } of datasets) {
    (direction === 'input' ? inputs : outputs).add(datasetId);
    upstream?.inputs.forEach(id => inputs.add(id));
  }
  return { inputs, outputs };
}

/** Whether a run only checks data, as `dbt test` does under the name of the job that builds it. */
export function isTest({ root, below }: RunTree): boolean {
  return (
    root.jobType === 'TEST' ||
    (below.length > 0 && below.every(({ jobType }) => jobType === 'TEST'))
  );
}

/** The version of the source that a run was of, unless its parts were of different ones. */
export function commitOf({ root, below }: RunTree): string | undefined {
  const commits = new Set(below.flatMap(({ commit }) => commit ?? []));
  return root.commit ?? (commits.size === 1 ? [...commits][0] : undefined);
}
