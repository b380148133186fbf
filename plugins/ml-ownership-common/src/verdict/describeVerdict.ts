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
      return `No: ${listProblems(criteria)}.`;
    case 'not-in-scope':
      return 'Not in scope: it is experimental, and nothing is known to serve it.';
    case 'not-assessed':
      return 'Not assessed yet.';
    default: {
      const open = coverage.applicable - coverage.known;
      const problems = listProblems(criteria);
      return problems
        ? `Unproven: ${problems}.`
        : `Unproven: nothing speaks against it, and ${open} of ${coverage.applicable} criteria are still open.`;
    }
  }
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
