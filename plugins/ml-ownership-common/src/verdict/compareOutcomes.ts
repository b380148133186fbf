import { CheckChange, ScorecardState } from '../schema/openapi';
import { CriterionOutcome } from './CriterionResult';
import { VERDICT_ORDER } from './evaluateAbilities';

/**
 * Ids of the criteria that differ between two evaluations of an entity.
 *
 * @public
 */
export interface CriterionChanges {
  /** They pass, and did not. */
  gained: string[];
  /** They passed, and do not. */
  lost: string[];
  /** They fail, and did not. */
  newFailures: string[];
}

/**
 * Compares the states of the criteria of an entity.
 *
 * @param before - in the order of the scorecard, as `after`; absent for a new entity
 * @public
 */
export function compareCriteria(
  before: readonly CriterionOutcome[] | undefined,
  after: readonly CriterionOutcome[],
): CriterionChanges {
  const changes: CriterionChanges = { gained: [], lost: [], newFailures: [] };
  after.forEach(({ id, state }, index) => {
    const earlier = before?.[index].state;
    if (state === 'pass' && earlier !== 'pass') {
      changes.gained.push(id);
    }
    if (earlier === 'pass' && state !== 'pass' && state !== 'not-applicable') {
      changes.lost.push(id);
    }
    if (state === 'fail' && earlier !== 'fail') {
      changes.newFailures.push(id);
    }
  });
  return changes;
}

/**
 * Whether an entity gets better or worse: the verdict decides, then the level, then the criteria, of which a lost one
 * weighs more than a gained one. Leaving the scope is worse, because nothing is asked any more.
 *
 * @param before - absent for a new entity
 * @public
 */
export function classifyChange(
  before: ScorecardState | undefined,
  after: ScorecardState,
  { gained, lost, newFailures }: CriterionChanges,
): CheckChange {
  if (!before) {
    return 'new';
  }
  const order =
    compareVerdicts(before.verdict, after.verdict) ||
    after.level - before.level ||
    -(lost.length + newFailures.length) ||
    gained.length;
  if (order === 0) {
    return 'same';
  }
  return order > 0 ? 'better' : 'worse';
}

/** Positive if the second one is better; 0 if they are equal or cannot be compared. */
function compareVerdicts(
  before: ScorecardState['verdict'],
  after: ScorecardState['verdict'],
): number {
  const [from, to] = [before, after].map(verdict =>
    VERDICT_ORDER.indexOf(verdict),
  );
  if (from < 0) {
    return 0;
  }
  return to < 0 ? -1 : to - from;
}
