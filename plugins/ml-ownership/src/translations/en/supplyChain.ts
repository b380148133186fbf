/** Upstream and downstream entities. */
export const supplyChain = {
  title: 'Supply chain',
  openLineage: 'Open the lineage',
  madeFrom: 'Inputs',
  usedBy: 'Consumers',
  nothingDeclared: 'None declared.',
  noUse: 'No consumers declared.',
  // From the perspective of the entity, as in "trained on: …".
  relation: {
    trainedOn: 'trained on',
    trainingDataFor: 'training data for',
    evaluatedOn: 'evaluated on',
    evaluationDataFor: 'evaluation data for',
    producedBy: 'produced by',
    produces: 'produces',
    consumes: 'consumes',
    consumedBy: 'consumed by',
    usesModel: 'uses model',
    modelUsedBy: 'model used by',
    derivedFrom: 'derived from',
    hasDerivative: 'has derivative',
    servedBy: 'served by',
    serves: 'serves',
  },
} as const;
