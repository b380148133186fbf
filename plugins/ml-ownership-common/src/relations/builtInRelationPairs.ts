import { MlRelationPair } from './relationPairs';

const ML_KINDS = ['Model', 'Dataset', 'Pipeline'] as const;

/**
 * Relation pairs of Backstage itself, stretched to the three kinds. Without this the catalog would emit `ownedBy` and
 * never `ownerOf`, because it emits a reverse only where the pair names both kinds.
 *
 * `dependsOn` is stretched in both directions: a Component or Resource may depend on a Model as well.
 *
 * @public
 */
export const BUILT_IN_RELATION_PAIRS: readonly MlRelationPair[] = [
  {
    fromKinds: ML_KINDS,
    toKinds: ['Group', 'User'],
    forward: { type: 'ownedBy', title: 'owned by' },
    reverse: { type: 'ownerOf', title: 'owner of' },
    description: 'Who is accountable.',
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
    description: 'What it needs to work, and no other field names.',
    dataFlow: 'none',
  },
  {
    fromKinds: ['Component', 'Resource'],
    toKinds: ML_KINDS,
    forward: { type: 'dependsOn', title: 'depends on' },
    reverse: { type: 'dependencyOf', title: 'dependency of' },
    description: 'What it needs to work, and no other field names.',
    dataFlow: 'none',
  },
];
