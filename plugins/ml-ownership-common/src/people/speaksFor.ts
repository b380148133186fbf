import { getOperator, MlEntityFacts } from '../criteria';
import { CatalogView } from '../facts';

/**
 * Whether a user may request something on behalf of an entity: the user is its owner or operator, or a member
 * of the group that is, or of a group under it.
 *
 * @param person - entity ref of a User
 *
 * @public
 */
export function speaksFor(
  snapshot: CatalogView,
  entity: MlEntityFacts,
  person: string,
): boolean {
  return [entity.owner, getOperator(entity)].some(
    ref =>
      ref !== undefined &&
      (ref === person || snapshot.members(ref).has(person)),
  );
}
