import { Entity } from '@backstage/catalog-model';
import { findRelationPair } from '@mlownership/backstage-plugin-ml-ownership-common';

/** A direct neighbour in the data flow. */
export interface SupplyChainLink {
  entityRef: string;
  /** The type of the relation on the entity. */
  relation: string;
  /** The label of the relation from the perspective of the entity, as in "trained on". */
  title: string;
}

/**
 * Returns the direct upstream and downstream neighbours of an entity. The relation table defines the direction of the
 * data flow.
 */
export function supplyChainOf(entity: Entity): {
  madeFrom: SupplyChainLink[];
  usedBy: SupplyChainLink[];
} {
  const madeFrom: SupplyChainLink[] = [];
  const usedBy: SupplyChainLink[] = [];
  for (const { type, targetRef } of entity.relations ?? []) {
    const found = findRelationPair(type);
    if (!found || found.pair.dataFlow === 'none') {
      continue;
    }
    const { pair, direction } = found;
    const comesFromTarget =
      (pair.dataFlow === 'target-to-source') === (direction === 'forward');
    const side = comesFromTarget ? madeFrom : usedBy;
    side.push({
      entityRef: targetRef,
      relation: type,
      title: pair[direction].title,
    });
  }
  return { madeFrom, usedBy };
}
