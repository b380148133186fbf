import { CriterionDefinition } from '../CriterionDefinition';

export const observeSkew: CriterionDefinition = {
  id: 'observe.skew',
  ability: 'observe',
  title: 'Training and serving share feature logic',
  level: 3,
  kinds: ['Model'],
  cause: 'data-path',
  foundation: 'versioning',
  accepts: ['document', 'observed'],
  passesWhen: 'Training and serving reference the same feature logic.',
  why: 'Logic that is implemented twice diverges.',
  failureClause: 'training and serving compute features separately',
  remedy: {
    text: 'Use the same feature code in training and serving.',
  },
  maxAgeDays: 90,
};
