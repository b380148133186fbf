import { Entity } from '@backstage/catalog-model';
import { findRelationPair } from '@mlownership/backstage-plugin-ml-ownership-common';

/** One neighbour in the flow of data. */
export interface SupplyChainLink {
  entityRef: string;
  /** The type of the relation, as the entity names it. */
  relation: string;
  /** How the relation reads from the entity, as in "trained on". */
  title: string;
}

/**
 * The direct neighbours of an entity in the flow of data: what it is made from, and what uses it. Which way data flows
 * is read from the relation table.
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
