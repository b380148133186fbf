import {
  Foundation,
  FoundationCounts,
  FoundationCountsByFoundation,
  FoundationState,
} from '../schema/openapi';
import type { CriterionState } from '../schema/openapi';
import { getCriterion } from './criteria';

/**
 * The six foundations of operating machine learning, in the order in which they are listed.
 *
 * @public
 */
export const FOUNDATIONS = [
  'traceability',
  'reproducibility',
  'versioning',
  'workflow',
  'observability',
  'ownership',
] as const satisfies readonly Foundation[];

/**
 * The states in which criteria of a foundation are counted.
 *
 * @public
 */
export const FOUNDATION_STATES = [
  'pass',
  'fail',
  'unknown',
  'exempt',
] as const satisfies readonly FoundationState[];

/** Stale evidence proves nothing now. */
const COUNTED_AS: Partial<Record<CriterionState, FoundationState>> = {
  pass: 'pass',
  fail: 'fail',
  unknown: 'unknown',
  stale: 'unknown',
  exempt: 'exempt',
};

/**
 * Counts the applicable criteria of an entity by foundation and state. Additional criteria of the installation are not
 * part of the result.
 *
 * @public
 */
export function countFoundations(
  criteria: readonly { id: string; state: CriterionState }[],
): FoundationCountsByFoundation {
  const counts = noFoundationCounts();
  for (const { id, state } of criteria) {
    const counted = COUNTED_AS[state];
    if (counted) {
      counts[getCriterion(id).foundation][counted] += 1;
    }
  }
  return counts;
}

/**
 * Counts that are all zero.
 *
 * @public
 */
export function noFoundationCounts(): FoundationCountsByFoundation {
  const none = (): FoundationCounts => ({
    pass: 0,
    fail: 0,
    unknown: 0,
    exempt: 0,
  });
  return {
    traceability: none(),
    reproducibility: none(),
    versioning: none(),
    workflow: none(),
    observability: none(),
    ownership: none(),
  };
}

/**
 * Adds counts to others, or with the sign -1 subtracts them.
 *
 * @public
 */
export function addFoundationCounts(
  counts: FoundationCountsByFoundation,
  others: FoundationCountsByFoundation = noFoundationCounts(),
  sign: 1 | -1 = 1,
): FoundationCountsByFoundation {
  const sum = noFoundationCounts();
  for (const foundation of FOUNDATIONS) {
    for (const state of FOUNDATION_STATES) {
      sum[foundation][state] =
        counts[foundation][state] + sign * others[foundation][state];
    }
  }
  return sum;
}

/**
 * The number of criteria of a foundation that apply.
 *
 * @public
 */
export function getApplicableCount({
  exempt,
  fail,
  pass,
  unknown,
}: FoundationCounts): number {
  return pass + fail + unknown + exempt;
}

/**
 * The share of the applicable criteria that pass, from 0 to 1; undefined if none applies.
 *
 * @public
 */
export function getPassingShare(counts: FoundationCounts): number | undefined {
  const applicable = counts.pass + counts.fail + counts.unknown + counts.exempt;
  return applicable > 0 ? counts.pass / applicable : undefined;
}

/**
 * The foundations in ascending order of the share of criteria that pass. Those without an applicable criterion come
 * last.
 *
 * @public
 */
export function sortWeakestFirst(
  counts: FoundationCountsByFoundation,
): Foundation[] {
  const share = (foundation: Foundation) =>
    getPassingShare(counts[foundation]) ?? Infinity;
  return [...FOUNDATIONS].sort((a, b) => {
    const [first, second] = [share(a), share(b)];
    // Not their difference: that of two infinities is not a number.
    return first === second ? 0 : first - second;
  });
}
