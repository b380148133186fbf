import { Run, tagOf } from '../api';

/** Tags with the commit of the source: MLflow's, and that of Databricks. */
const COMMIT_TAGS = [
  'mlflow.source.git.commit',
  'mlflow.databricks.gitRepoCommit',
];

export function commitOf(run: Run): string | undefined {
  for (const tag of COMMIT_TAGS) {
    const commit = tagOf(run.data, tag);
    if (commit) {
      return commit;
    }
  }
  return undefined;
}
