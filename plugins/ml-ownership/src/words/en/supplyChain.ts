/** What an entity is made from, and what uses it. */
export const supplyChain = {
  title: 'Supply chain',
  openLineage: 'Open the lineage',
  madeFrom: 'Made from',
  usedBy: 'Used by',
  nothingDeclared: 'Nothing declared.',
  noUse: 'Nothing declares that it uses this.',
  // Read from the entity, as in "trained on: …".
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
