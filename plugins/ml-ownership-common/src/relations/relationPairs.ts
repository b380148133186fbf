/**
 * How data flows along a forward relation: from its target to its source (`a trainedOn b`: out of b, into a),
 * from its source to its target (`a servedBy b`), or not at all.
 *
 * @public
 */
export type DataFlow = 'target-to-source' | 'source-to-target' | 'none';

/**
 * One relation pair: the kinds that it connects, the names of both directions, and the flow of data along it.
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
  /** Both ends must be of the same kind. */
  readonly sameKind?: boolean;
}

const ML_KINDS = ['Model', 'Dataset', 'Pipeline'] as const;

/**
 * All relation pairs that this plugin set adds, and the single definition of the direction in which data
 * flows. Used by lineage, impact, labels and arrows. Source: DESIGN §3.
 *
 * @public
 */
export const ML_RELATION_PAIRS: readonly MlRelationPair[] = [
  {
    fromKinds: ML_KINDS,
    toKinds: ['Group'],
    forward: { type: 'operatedBy', title: 'operated by' },
    reverse: { type: 'operates', title: 'operates' },
    description: 'The group that is on call.',
    dataFlow: 'none',
  },
  {
    fromKinds: ML_KINDS,
    toKinds: ['User'],
    forward: { type: 'authoredBy', title: 'authored by' },
    reverse: { type: 'authored', title: 'authored' },
    description:
      'The users who built it. They remain authors after a handover.',
    dataFlow: 'none',
  },
  {
    fromKinds: ['Dataset'],
    toKinds: ['Group', 'User'],
    forward: { type: 'stewardedBy', title: 'stewarded by' },
    reverse: { type: 'stewards', title: 'stewards' },
    description: 'Who is responsible for the meaning and quality of the data.',
    dataFlow: 'none',
  },
  {
    fromKinds: ['Model'],
    toKinds: ['Dataset'],
    forward: { type: 'trainedOn', title: 'trained on' },
    reverse: { type: 'trainingDataFor', title: 'training data for' },
    description: 'Data that a model is trained on.',
    dataFlow: 'target-to-source',
  },
  {
    fromKinds: ['Model'],
    toKinds: ['Dataset'],
    forward: { type: 'evaluatedOn', title: 'evaluated on' },
    reverse: { type: 'evaluationDataFor', title: 'evaluation data for' },
    description: 'Data that a model is evaluated on.',
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
    description: 'A model that a pipeline or component uses for predictions.',
    dataFlow: 'target-to-source',
  },
  {
    fromKinds: ['Model', 'Dataset'],
    toKinds: ['Model', 'Dataset'],
    forward: { type: 'derivedFrom', title: 'derived from' },
    reverse: { type: 'hasDerivative', title: 'has derivative' },
    description: 'The base model or dataset that it is derived from.',
    dataFlow: 'target-to-source',
    sameKind: true,
  },
  {
    fromKinds: ['Model'],
    toKinds: ['Component', 'API', 'Resource'],
    forward: { type: 'servedBy', title: 'served by' },
    reverse: { type: 'serves', title: 'serves' },
    description: 'The component that serves a model.',
    dataFlow: 'source-to-target',
  },
  {
    fromKinds: ML_KINDS,
    toKinds: ['Component', 'Resource'],
    forward: { type: 'monitoredBy', title: 'monitored by' },
    reverse: { type: 'monitors', title: 'monitors' },
    description: 'What monitors it at run time.',
    dataFlow: 'none',
  },
  {
    fromKinds: ML_KINDS,
    toKinds: ML_KINDS,
    forward: { type: 'supersedes', title: 'supersedes' },
    reverse: { type: 'supersededBy', title: 'superseded by' },
    description: 'The entity that it replaces.',
    dataFlow: 'none',
    sameKind: true,
  },
  {
    fromKinds: ['Pipeline'],
    toKinds: ['Pipeline'],
    forward: { type: 'triggers', title: 'triggers' },
    reverse: { type: 'triggeredBy', title: 'triggered by' },
    description: 'A pipeline that it starts. Control flow, not data flow.',
    dataFlow: 'none',
  },
];

/**
 * Returns the pair of a relation type of either direction.
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
