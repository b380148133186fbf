import { findRelationPair } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Translate } from '../words';
import { en } from '../words/en';

const KNOWN = Object.keys(en.supplyChain.relation) as Array<
  keyof typeof en.supplyChain.relation
>;

/** How a relation reads from the entity that has it, as in "trained on". */
export function relationWord(t: Translate, relation: string): string {
  const known = KNOWN.find(type => type === relation);
  if (known) {
    return t(`supplyChain.relation.${known}`);
  }
  const found = findRelationPair(relation);
  return found ? found.pair[found.direction].title : relation;
}
