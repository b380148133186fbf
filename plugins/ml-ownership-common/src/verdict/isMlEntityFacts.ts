import { MlEntityFacts } from '../criteria';
import { EntityFacts } from '../facts';

/**
 * Whether the facts are those of a Model, Dataset or Pipeline.
 *
 * @public
 */
export function isMlEntityFacts(
  facts: EntityFacts | undefined,
): facts is MlEntityFacts {
  return facts?.ml !== undefined;
}
