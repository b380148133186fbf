import { MlRelationPair } from './relationPairs';

const ML_KINDS = ['Model', 'Dataset', 'Pipeline'] as const;

/**
 * Backstage's own relation pairs, extended to the three kinds. Without this the catalog would emit `ownedBy`
 * but never `ownerOf`, because it emits a reverse relation only if the pair includes both kinds.
 *
 * `dependsOn` is extended in both directions: a Component or Resource may depend on a Model too.
 *
 * @public
 */
export const BUILT_IN_RELATION_PAIRS: readonly MlRelationPair[] = [
  {
    fromKinds: ML_KINDS,
    toKinds: ['Group', 'User'],
    forward: { type: 'ownedBy', title: 'owned by' },
    reverse: { type: 'ownerOf', title: 'owner of' },
    description: 'The owner, who is accountable.',
    dataFlow: 'none',
  },
  {
    fromKinds: ML_KINDS,
    toKinds: ['System'],
    forward: { type: 'partOf', title: 'part of' },
    reverse: { type: 'hasPart', title: 'has part' },
    description: 'The system that it belongs to.',
    dataFlow: 'none',
  },
  {
    fromKinds: ML_KINDS,
    toKinds: ['Component', 'API', 'Resource', ...ML_KINDS],
    forward: { type: 'dependsOn', title: 'depends on' },
    reverse: { type: 'dependencyOf', title: 'dependency of' },
    description: 'Other dependencies, not covered by a specific relation.',
    dataFlow: 'none',
  },
  {
    fromKinds: ['Component', 'Resource'],
    toKinds: ML_KINDS,
    forward: { type: 'dependsOn', title: 'depends on' },
    reverse: { type: 'dependencyOf', title: 'dependency of' },
    description: 'Other dependencies, not covered by a specific relation.',
    dataFlow: 'none',
  },
];
