import { CriterionDefinition } from './CriterionDefinition';
import { deploy } from './deploy';
import { everyAbility } from './everyAbility';
import { observe } from './observe';
import { recover } from './recover';
import { retrain } from './retrain';

/**
 * The version of the rules. It moves when a criterion is added, dropped, or decides differently.
 *
 * @public
 */
export const RULES_VERSION = '1';

/**
 * Every criterion in the order of the scorecard. Source: DESIGN §5.
 *
 * @public
 */
export const CRITERIA: readonly CriterionDefinition[] = [
  ...everyAbility,
  ...retrain,
  ...deploy,
  ...observe,
  ...recover,
];

const BY_ID = new Map(CRITERIA.map(criterion => [criterion.id, criterion]));

/**
 * The criterion of an id.
 *
 * @throws Error where there is none
 * @public
 */
export function getCriterion(id: string): CriterionDefinition {
  const criterion = BY_ID.get(id);
  if (!criterion) {
    throw new Error(`There is no criterion "${id}"`);
  }
  return criterion;
}
