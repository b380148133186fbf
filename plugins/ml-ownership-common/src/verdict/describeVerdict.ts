import { getCriterion } from '../criteria';
import { Coverage, Verdict } from '../schema/openapi';
import { CriterionResult } from './evaluateCriteria';

const MOST_PROBLEMS = 2;

/**
 * The verdict in one sentence that a person can act on: "No: no runbook says how to retrain it, and nobody is on call
 * for it."
 *
 * @public
 */
export function describeVerdict(
  verdict: Verdict,
  criteria: readonly CriterionResult[],
  coverage: Coverage,
): string {
  switch (verdict) {
    case 'yes':
      return 'Yes: another team has proven that it can run this.';
    case 'no':
      return `No: ${describeReason(verdict, criteria, coverage)}.`;
    case 'not-in-scope':
      return 'Not in scope: it is experimental, and nothing is known to serve it.';
    case 'not-assessed':
      return 'Not assessed yet.';
    default:
      return `Unproven: ${describeReason(verdict, criteria, coverage)}.`;
  }
}

/**
 * Why a verdict is not *yes*, as the clause of a sentence: "nobody is on call for it, and no runbook says how to retrain
 * it".
 *
 * @public
 */
export function describeReason(
  verdict: Verdict,
  criteria: readonly CriterionResult[],
  coverage: Coverage,
): string {
  if (verdict === 'yes') {
    return 'another team has proven that it can run it';
  }
  const open = coverage.applicable - coverage.known;
  return (
    listProblems(criteria) ||
    `nothing speaks against it, and ${open} of ${
      coverage.applicable
    } criteria ${open === 1 ? 'is' : 'are'} still open`
  );
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

function listProblems(criteria: readonly CriterionResult[]): string {
  const fails = criteria
    .filter(({ state }) => state === 'fail')
    .map(({ id }) => getCriterion(id))
    .sort((a, b) => a.level - b.level);
  const problems = fails.slice(0, MOST_PROBLEMS).map(({ problem }) => problem);
  const more = fails.length - problems.length;
  if (more === 1) {
    return [...problems, 'and one more thing is missing'].join(', ');
  }
  if (more > 1) {
    return [...problems, `and ${more} more things are missing`].join(', ');
  }
  return problems.join(', and ');
}
