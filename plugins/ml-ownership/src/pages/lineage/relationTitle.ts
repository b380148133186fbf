import { findRelationPair } from '@mlownership/backstage-plugin-ml-ownership-common';
import { TranslateFunction } from '../../translations';

const ALONG_THE_ARROW = [
  'trainingDataFor',
  'evaluationDataFor',
  'produces',
  'consumedBy',
  'modelUsedBy',
  'hasDerivative',
  'servedBy',
  'feeds',
] as const;

/**
 * The label of an edge, read in the direction of the arrow: data flows from the target of `trainedOn` to its source, so
 * the arrow reads "training data for".
 */
export function relationTitle(t: TranslateFunction, relation: string): string {
  const pair = findRelationPair(relation)?.pair;
  const end =
    pair?.dataFlow === 'target-to-source' ? pair.reverse : pair?.forward;
  const known = ALONG_THE_ARROW.find(type => type === (end?.type ?? relation));
  return known ? t(`lineage.relation.${known}`) : end?.title ?? relation;
}
