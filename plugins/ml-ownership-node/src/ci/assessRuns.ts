import { CiRun } from './CiSource';

/** An answer for one criterion: an observation, or the reason why there is none. */
export type CiFinding =
  | {
      outcome: 'pass' | 'fail';
      detail: string;
      url: string;
      subjectVersion?: string;
      observedAt?: string;
      expiresAt?: string;
      /** The run whose authors are the authors of what was observed. */
      run?: CiRun;
    }
  | { reason: string };

/** The latest run of a workflow that shows whether it works. */
export interface LatestRun {
  run?: CiRun;
  /** There is a newer run that has not ended. */
  isRunning: boolean;
}

/** The newest commit that concerns an entity. */
export interface Source {
  commit: string;
  /** ISO 8601 instant. */
  committedAt: string;
}

/** Finds the newest run that ended with a result: one that was cancelled or skipped says nothing about the workflow. */
export async function findLatestRun(
  runs: AsyncIterable<CiRun>,
): Promise<LatestRun> {
  let isRunning = false;
  for await (const run of runs) {
    if (run.state === 'succeeded' || run.state === 'failed') {
      return { run, isRunning };
    }
    isRunning ||= run.state === 'running';
  }
  return { isRunning };
}

/**
 * `retrain.run`: the latest run succeeded, at the current source. A success at an earlier source is reported as
 * outdated, from the moment at which the source changed.
 *
 * @param source - undefined if the newest commit is not known
 * @param includesSource - whether the commit of the run includes the newest commit of the source
 */
export function assessRun(
  { run }: LatestRun,
  workflow: string,
  source: Source | undefined,
  includesSource: boolean,
): CiFinding {
  if (!run) {
    return neverRan(workflow);
  }
  if (run.state === 'failed') {
    return failed(run);
  }
  if (!source) {
    return {
      reason: `${run.title} succeeded, but its repository shows no commit of the source, so whether it ran at the current one is not known`,
    };
  }
  return includesSource ? succeeded(run) : outdated(run, source);
}

/**
 * `retrain.tests`: the tests passed at the current source. The version is that of the training run, if nothing has
 * changed between the two, so that both are about the same source.
 */
export function assessTests(
  { run }: LatestRun,
  workflow: string,
  source: Source | undefined,
  includesSource: boolean,
  version: string,
): CiFinding {
  const finding = assessRun(
    { run, isRunning: false },
    workflow,
    source,
    includesSource,
  );
  return 'outcome' in finding && finding.outcome === 'pass' && includesSource
    ? { ...finding, subjectVersion: version }
    : finding;
}

/** `recover.rollback-run`: the latest run of the rollback succeeded, whatever its commit. */
export function assessRollback(
  { run }: LatestRun,
  workflow: string,
): CiFinding {
  if (!run) {
    return neverRan(workflow);
  }
  const { subjectVersion: _, ...finding } =
    run.state === 'failed' ? failed(run) : succeeded(run);
  return finding;
}

function neverRan(workflow: string): CiFinding {
  return {
    reason: `${workflow} has no finished run that is still kept; run it once`,
  };
}

function failed(run: CiRun) {
  return {
    outcome: 'fail' as const,
    detail: `${run.title} failed at commit ${short(run.commit)}`,
    url: run.url,
    subjectVersion: run.commit,
    observedAt: run.endedAt,
    run,
  };
}

function succeeded(run: CiRun) {
  return {
    outcome: 'pass' as const,
    detail: `${run.title} succeeded at commit ${short(run.commit)}`,
    url: run.url,
    subjectVersion: run.commit,
    observedAt: run.endedAt,
    run,
  };
}

/** Dated after the run, so that it replaces the report that the run succeeded at what was the current source then. */
function outdated(run: CiRun, { commit, committedAt }: Source): CiFinding {
  const since = new Date(
    Math.max(Date.parse(committedAt), Date.parse(run.endedAt) + 1000),
  ).toISOString();
  return {
    ...succeeded(run),
    detail: `${run.title} succeeded at commit ${short(
      run.commit,
    )}, but the source has changed since, last by commit ${short(commit)}`,
    observedAt: since,
    expiresAt: since,
  };
}

export function short(commit: string): string {
  return commit.slice(0, 12);
}
