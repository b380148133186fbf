import {
  EntityFacts,
  getOnCall,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * Returns who declares the on-call of an entity: the entity, if it declares any, otherwise the group that operates it.
 *
 * @param operator - undefined if the catalog does not have it, or the caller may not read it
 *
 * @public
 */
export function findOnCallDeclaration(
  entity: EntityFacts,
  operator: EntityFacts | undefined,
): EntityFacts | undefined {
  return [entity, operator].find(facts => facts && getOnCall(facts));
}
