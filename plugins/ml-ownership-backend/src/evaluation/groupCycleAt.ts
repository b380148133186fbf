import {
  CatalogView,
  findGroupCycle,
  getOperator,
  MlEntityFacts,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/** The groups on a cycle of the group tree with the owner or the operating group of an entity. */
export function groupCycleAt(
  entity: MlEntityFacts,
  catalog: CatalogView,
): readonly string[] {
  const found = [entity.owner, getOperator(entity)].flatMap(ref =>
    findGroupCycle(catalog, ref),
  );
  return [...new Set(found)];
}
