import { getCriterion } from '../criteria';
import { Cause, CauseCriteria } from '../schema/openapi';
import { CriterionResult } from './CriterionResult';

/**
 * The four causes, in the order that decides a tie.
 *
 * @public
 */
export const CAUSES: readonly Cause[] = [
  'workflow',
  'data-path',
  'boundaries',
  'operating-model',
];

/**
 * Groups the failing criteria by cause, and finds the primary cause: the one with the most failing criteria
 * at the lowest unmet level with a failure. Only the state `fail` has a cause.
 *
 * @param level - the level that the entity has reached
 * @public
 */
export function findCauses(
  criteria: readonly CriterionResult[],
  level: number,
): { causes: CauseCriteria[]; primaryCause?: Cause } {
  const fails = criteria
    .filter(({ state }) => state === 'fail')
    .map(({ id }) => getCriterion(id));
  const causes = CAUSES.map(cause => ({
    cause,
    criteria: fails.filter(fail => fail.cause === cause).map(({ id }) => id),
  })).filter(entry => entry.criteria.length > 0);
  if (causes.length === 0) {
    return { causes };
  }
  const unmet = fails.filter(fail => fail.level > level);
  const lowest = Math.min(...unmet.map(fail => fail.level));
  const count = (cause: Cause) =>
    unmet.filter(fail => fail.cause === cause && fail.level === lowest).length;
  const primaryCause = CAUSES.reduce((best, cause) =>
    count(cause) > count(best) ? cause : best,
  );
  return { causes, primaryCause };
}
