import { findRelationPair } from '@mlownership/backstage-plugin-ml-ownership-common';
import { TranslateFunction } from '../../translations';
import { en } from '../../translations/en';

const KNOWN = Object.keys(en.supplyChain.relation) as Array<
  keyof typeof en.supplyChain.relation
>;

/** Returns the label of a relation from the perspective of its source entity, as in "trained on". */
export function translateRelation(
  t: TranslateFunction,
  relation: string,
): string {
  const known = KNOWN.find(type => type === relation);
  if (known) {
    return t(`supplyChain.relation.${known}`);
  }
  const found = findRelationPair(relation);
  return found ? found.pair[found.direction].title : relation;
}
