import { MlEntityFacts } from './CriterionDefinition';

/**
 * Returns the group that is on call: `operatedBy`, else the owner.
 *
 * @public
 */
export function getOperator(entity: MlEntityFacts): string | undefined {
  return entity.ml.operatedBy ?? entity.owner;
}
