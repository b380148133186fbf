import { CollectedEvidence } from '@mlownership/backstage-plugin-ml-ownership-node';
import { toInstant } from '../events';
import { keyOf } from '../pipelines';
import { StoredAssertion, StoredRun } from '../store';
import { commitOf, RunTree } from './RunTree';

const DAY_MS = 86_400_000;

/** Results of assertions that have not run for so long are of assertions that no longer exist. */
const MAX_ASSERTION_AGE_MS = 7 * DAY_MS;

/** The maximum age of `retrain.lineage-matches`, from the end of the run. */
const MAX_LINEAGE_AGE_MS = 30 * DAY_MS;

/** The maximum number of names in a text. */
const MAX_NAMED = 10;

const ENDS = { FAIL: 'failed', ABORT: 'was aborted' } as Record<string, string>;

/** The criteria that events answer. */
export const OPENLINEAGE_CRITERIA = [
  'retrain.run',
  'retrain.inputs-fresh',
  'retrain.lineage-matches',
  'observe.data-checks',
] as const;

/**
 * `retrain.run`: how the last run of the Pipeline ended.
 *
 * @param actor - ref of the User who started it, if the event says so and the catalog has them
 */
export function assessRun(
  tree: RunTree,
  actor: string | undefined,
  now: number,
): CollectedEvidence {
  const { root } = tree;
  const endedAt = toInstant(root.stateAt!, now);
  const startedAt = toInstant(root.firstAt, now);
  const isComplete = root.state === 'COMPLETE';
  return {
    criterion: 'retrain.run',
    outcome: isComplete ? 'pass' : 'fail',
    detail: `${describeRun(root)} ${
      isComplete ? 'completed' : ENDS[root.state!]
    }`,
    observedAt: endedAt,
    subjectVersion: commitOf(tree),
    url: root.url,
    ...(actor && { run: { actors: [actor], startedAt, endedAt } }),
  };
}

/**
 * `retrain.lineage-matches`: every dataset that the last complete run of the Pipeline read is declared.
 *
 * @param inputs - names of the datasets, each with the ref of the entity that has it
 * @returns undefined if the events name no inputs
 */
export function assessLineageMatches(
  { root }: RunTree,
  inputs: readonly { name: string; entityRef?: string }[],
  declared: ReadonlySet<string>,
  now: number,
): CollectedEvidence | undefined {
  const expiresAt =
    Date.parse(toInstant(root.stateAt!, now)) + MAX_LINEAGE_AGE_MS;
  if (inputs.length === 0 || expiresAt <= now) {
    return undefined;
  }
  const undeclared = inputs.filter(
    ({ entityRef }) => entityRef === undefined || !declared.has(entityRef),
  );
  const isDeclared = undeclared.length === 0;
  const read = listOf((isDeclared ? inputs : undeclared).map(nameOf));
  return {
    criterion: 'retrain.lineage-matches',
    outcome: isDeclared ? 'pass' : 'fail',
    detail: `${describeRun(root)} read ${read}${
      isDeclared
        ? ', as declared'
        : ', which spec.consumes does not declare; names of a dataset in runs belong into the annotation mlownership.dev/dataset-aliases'
    }`,
    // A part of the run that arrives later replaces what was found without it.
    observedAt: new Date(now).toISOString(),
    expiresAt: new Date(expiresAt).toISOString(),
    url: root.url,
  };
}

/**
 * `retrain.inputs-fresh` of a Dataset: its last write, which counts as long as it is fresh.
 *
 * @param write - event time and run of the last write
 * @returns undefined if the data is no longer fresh: then nobody has reported a newer write, or there was none
 */
export function assessFreshness(
  write: { at: string; runId: string },
  freshnessMs: number,
  now: number,
): CollectedEvidence | undefined {
  const observedAt = toInstant(write.at, now);
  const expiresAt = Date.parse(observedAt) + freshnessMs;
  return expiresAt > now
    ? {
        criterion: 'retrain.inputs-fresh',
        outcome: 'pass',
        detail: `Run ${write.runId} wrote it`,
        observedAt,
        expiresAt: new Date(expiresAt).toISOString(),
      }
    : undefined;
}

/**
 * `observe.data-checks` of a Dataset: the latest result of each assertion. Warnings do not count.
 *
 * @returns undefined if there is no result
 */
export function assessChecks(
  assertions: readonly StoredAssertion[],
  now: number,
): CollectedEvidence | undefined {
  const errors = assertions.filter(({ isError }) => isError);
  const newest = errors
    .map(({ at }) => at)
    .sort()
    .pop();
  if (newest === undefined) {
    return undefined;
  }
  const since = Date.parse(toInstant(newest, now)) - MAX_ASSERTION_AGE_MS;
  const current = latestOf(errors).filter(
    ({ at }) => Date.parse(toInstant(at, now)) >= since,
  );
  const failing = current.filter(({ isSuccess }) => !isSuccess);
  return {
    criterion: 'observe.data-checks',
    outcome: failing.length === 0 ? 'pass' : 'fail',
    detail:
      failing.length === 0
        ? `${count(current.length, 'assertion')} passed: ${listOf(
            current.map(({ label }) => label),
          )}`
        : `${failing.length} of ${count(
            current.length,
            'assertion',
          )} failed: ${listOf(failing.map(({ label }) => label))}`,
    observedAt: toInstant(newest, now),
  };
}

/** The same assertion under several names of a dataset is one. */
function latestOf(assertions: readonly StoredAssertion[]): StoredAssertion[] {
  const byLabel = new Map<string, StoredAssertion>();
  for (const assertion of assertions) {
    const known = byLabel.get(assertion.label);
    if (!known || known.at < assertion.at) {
      byLabel.set(assertion.label, assertion);
    }
  }
  return [...byLabel.values()];
}

function describeRun({ id, job }: StoredRun): string {
  return `Run ${id} of ${keyOf(job)}`;
}

function nameOf({
  name,
  entityRef,
}: {
  name: string;
  entityRef?: string;
}): string {
  return entityRef === undefined ? name : `${name} (${entityRef})`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/** Joins names: "a, b and c". */
function listOf(all: readonly string[]): string {
  const names = [...new Set(all)].sort();
  const parts =
    names.length > MAX_NAMED
      ? [...names.slice(0, MAX_NAMED), `${names.length - MAX_NAMED} more`]
      : names;
  return parts.length < 2
    ? parts.join('')
    : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;
}
