/**
 * How data flows along a forward relation: from its target to its source (`a trainedOn b`: out of b, into a),
 * from its source to its target (`a servedBy b`), or not at all.
 *
 * @public
 */
export type DataFlow = 'target-to-source' | 'source-to-target' | 'none';

/**
 * One relation pair: which kinds it joins, what each direction is called, and how data flows along it.
 *
 * @public
 */
export interface MlRelationPair {
  /** Kinds that can be the source of the forward relation. */
  readonly fromKinds: readonly string[];
  /** Kinds that can be its target. */
  readonly toKinds: readonly string[];
  readonly forward: { readonly type: string; readonly title: string };
  readonly reverse: { readonly type: string; readonly title: string };
  readonly description: string;
  readonly dataFlow: DataFlow;
  /** The two ends are always of one kind. */
  readonly sameKind?: boolean;
}

const ML_KINDS = ['Model', 'Dataset', 'Pipeline'] as const;

/**
 * Every relation pair that this plugin set adds, and the only place that says which way data flows.
 * Lineage, impact, labels and arrows read it. Source: DESIGN §3.
 *
 * @public
 */
export const ML_RELATION_PAIRS: readonly MlRelationPair[] = [
  {
    fromKinds: ML_KINDS,
    toKinds: ['Group'],
    forward: { type: 'operatedBy', title: 'operated by' },
    reverse: { type: 'operates', title: 'operates' },
    description: 'The group that holds the pager.',
    dataFlow: 'none',
  },
  {
    fromKinds: ML_KINDS,
    toKinds: ['User'],
    forward: { type: 'authoredBy', title: 'authored by' },
    reverse: { type: 'authored', title: 'authored' },
    description: 'The people who built it; they stay after a handover.',
    dataFlow: 'none',
  },
  {
    fromKinds: ['Dataset'],
    toKinds: ['Group', 'User'],
    forward: { type: 'stewardedBy', title: 'stewarded by' },
    reverse: { type: 'stewards', title: 'stewards' },
    description: 'Who looks after the meaning and quality of the data.',
    dataFlow: 'none',
  },
  {
    fromKinds: ['Model'],
    toKinds: ['Dataset'],
    forward: { type: 'trainedOn', title: 'trained on' },
    reverse: { type: 'trainingDataFor', title: 'training data for' },
    description: 'Data that a model learns from.',
    dataFlow: 'target-to-source',
  },
  {
    fromKinds: ['Model'],
    toKinds: ['Dataset'],
    forward: { type: 'evaluatedOn', title: 'evaluated on' },
    reverse: { type: 'evaluationDataFor', title: 'evaluation data for' },
    description: 'Data that a model is judged by.',
    dataFlow: 'target-to-source',
  },
  {
    fromKinds: ['Model', 'Dataset'],
    toKinds: ['Pipeline'],
    forward: { type: 'producedBy', title: 'produced by' },
    reverse: { type: 'produces', title: 'produces' },
    description: 'The pipeline that builds a model or writes a dataset.',
    dataFlow: 'target-to-source',
  },
  {
    fromKinds: ['Pipeline', 'Component'],
    toKinds: ['Dataset'],
    forward: { type: 'consumes', title: 'consumes' },
    reverse: { type: 'consumedBy', title: 'consumed by' },
    description: 'Data that a pipeline or component reads.',
    dataFlow: 'target-to-source',
  },
  {
    fromKinds: ['Pipeline', 'Component'],
    toKinds: ['Model'],
    forward: { type: 'usesModel', title: 'uses model' },
    reverse: { type: 'modelUsedBy', title: 'model used by' },
    description: 'A model that a pipeline or component asks for predictions.',
    dataFlow: 'target-to-source',
  },
  {
    fromKinds: ['Model', 'Dataset'],
    toKinds: ['Model', 'Dataset'],
    forward: { type: 'derivedFrom', title: 'derived from' },
    reverse: { type: 'hasDerivative', title: 'has derivative' },
    description: 'The base model or dataset that it is made from.',
    dataFlow: 'target-to-source',
    sameKind: true,
  },
  {
    fromKinds: ['Model'],
    toKinds: ['Component', 'API', 'Resource'],
    forward: { type: 'servedBy', title: 'served by' },
    reverse: { type: 'serves', title: 'serves' },
    description: 'What answers requests with the predictions of a model.',
    dataFlow: 'source-to-target',
  },
  {
    fromKinds: ML_KINDS,
    toKinds: ['Component', 'Resource'],
    forward: { type: 'monitoredBy', title: 'monitored by' },
    reverse: { type: 'monitors', title: 'monitors' },
    description: 'What watches it at run time.',
    dataFlow: 'none',
  },
  {
    fromKinds: ML_KINDS,
    toKinds: ML_KINDS,
    forward: { type: 'supersedes', title: 'supersedes' },
    reverse: { type: 'supersededBy', title: 'superseded by' },
    description: 'The one that it replaces.',
    dataFlow: 'none',
    sameKind: true,
  },
  {
    fromKinds: ['Pipeline'],
    toKinds: ['Pipeline'],
    forward: { type: 'triggers', title: 'triggers' },
    reverse: { type: 'triggeredBy', title: 'triggered by' },
    description: 'Starts another pipeline; control, not data.',
    dataFlow: 'none',
  },
];

/**
 * The pair that a relation type belongs to, whichever direction it names.
 *
 * @public
 */
export function findRelationPair(
  relationType: string,
): { pair: MlRelationPair; direction: 'forward' | 'reverse' } | undefined {
  for (const pair of ML_RELATION_PAIRS) {
    if (pair.forward.type === relationType) {
      return { pair, direction: 'forward' };
    }
    if (pair.reverse.type === relationType) {
      return { pair, direction: 'reverse' };
    }
  }
  return undefined;
}
