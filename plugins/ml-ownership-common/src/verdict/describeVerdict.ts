import { getCriterion } from '../criteria';
import { Coverage, Reason, Verdict } from '../schema/openapi';
import { CriterionResult } from './evaluateCriteria';

const MOST_PROBLEMS = 2;

/**
 * The verdict in one sentence that a person can act on: "No: no runbook says how to retrain it, and nobody is on call
 * for it."
 *
 * @public
 */
export function describeVerdict(verdict: Verdict, because: Reason): string {
  switch (verdict) {
    case 'yes':
      return 'Yes: another team has proven that it can run this.';
    case 'no':
      return `No: ${sayReason(because)}.`;
    case 'not-in-scope':
      return 'Not in scope: it is experimental, and nothing is known to serve it.';
    case 'not-assessed':
      return 'Not assessed yet.';
    default:
      return `Unproven: ${sayReason(because)}.`;
  }
}

/**
 * Why a verdict is what it is, for whoever puts it into words.
 *
 * @public
 */
export function reasonOf(
  verdict: Verdict,
  criteria: readonly CriterionResult[],
  coverage: Coverage,
): Reason {
  if (verdict === 'yes') {
    return { type: 'proven' };
  }
  const failing = criteria
    .filter(({ state }) => state === 'fail')
    .map(({ id }) => getCriterion(id))
    .sort((a, b) => a.level - b.level)
    .map(({ id }) => id);
  if (failing.length === 0) {
    const { applicable, known } = coverage;
    return { type: 'open', count: applicable - known, applicable };
  }
  return {
    type: 'failing',
    criteria: failing.slice(0, MOST_PROBLEMS),
    count: failing.length,
  };
}

/**
 * A reason as the clause of an English sentence: "nobody is on call for it, and no runbook says how to retrain it".
 *
 * @public
 */
export function sayReason(reason: Reason): string {
  const { type, criteria = [], count = 0, applicable = 0 } = reason;
  switch (type) {
    case 'proven':
      return 'another team has proven that it can run it';
    case 'open':
      return `nothing speaks against it, and ${count} of ${applicable} criteria ${
        count === 1 ? 'is' : 'are'
      } still open`;
    case 'failing':
      return listProblems(criteria, count - criteria.length);
    case 'contract':
      return `it comes from another team, and these do not pass: ${criteria
        .map(id => getCriterion(id).title)
        .join(', ')}`;
    case 'serving-missing':
      return 'it is said to serve the model, and is not in the catalog';
    case 'serving-unowned':
      return 'it serves the model, and has no owner in the catalog';
    default:
      return 'it serves the model, and nobody is on call for it';
  }
}

/**
 * The headline of a Model whose supply chain is worse than the Model itself.
 *
 * @param weakest - absent where the reader may not know of it
 * @public
 */
export function describeSystem(
  systemVerdict: Verdict,
  weakest: { title: string; reason: string } | undefined,
): string {
  const word = systemVerdict === 'no' ? 'No' : 'Unproven';
  return weakest
    ? `${word}, because of ${weakest.title}: ${weakest.reason}.`
    : `${word}, because of something in its supply chain that you may not see.`;
}

function listProblems(criteria: readonly string[], more: number): string {
  const problems = criteria.map(id => getCriterion(id).problem);
  if (more === 1) {
    return [...problems, 'and one more thing is missing'].join(', ');
  }
  if (more > 1) {
    return [...problems, `and ${more} more things are missing`].join(', ');
  }
  return problems.join(', and ');
}
