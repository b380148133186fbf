import { getCriterion } from '../criteria';
import { Cause, CauseCriteria } from '../schema/openapi';
import { CriterionResult } from './evaluateCriteria';

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
 * The failing criteria by cause, and the primary cause: the one with most fails at the lowest unmet level at which
 * anything fails. Only `fail` accuses; without one there is no cause.
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
