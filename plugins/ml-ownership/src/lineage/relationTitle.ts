import { findRelationPair } from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * What an edge of data from one entity to another is called, read in the direction of the arrow: data flows from the
 * target of `trainedOn` to its source, so the arrow reads "training data for".
 */
export function relationTitle(relation: string): string {
  const found = findRelationPair(relation);
  if (!found) {
    return relation;
  }
  return found.pair.dataFlow === 'target-to-source'
    ? found.pair.reverse.title
    : found.pair.forward.title;
}
