import { MlKind } from '../schema/openapi';
import { getCriterion } from './criteria';
import { CriterionTexts } from './CriterionDefinition';

/**
 * Returns the texts of a criterion in the words of a kind.
 *
 * @param kind - undefined for the texts that the criteria are documented with, which are those of a Model
 * @throws Error if no criterion has the id
 * @public
 */
export function getCriterionTexts(
  id: string,
  kind: MlKind | undefined,
): CriterionTexts {
  const criterion = getCriterion(id);
  return { ...criterion, ...(kind && criterion.textsByKind?.[kind]) };
}
