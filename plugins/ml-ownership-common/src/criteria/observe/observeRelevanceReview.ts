import { CriterionDefinition } from '../CriterionDefinition';

export const observeRelevanceReview: CriterionDefinition = {
  id: 'observe.relevance-review',
  ability: 'observe',
  title: 'Business relevance reviewed',
  level: 3,
  kinds: ['Model'],
  cause: 'operating-model',
  foundation: 'observability',
  accepts: ['attested'],
  passesWhen:
    'A dated review compared live with offline results and found the model still relevant.',
  why: 'Offline metrics can hold while the business has moved on.',
  failureClause: 'a review found it no longer relevant',
  remedy: {
    text: 'Compare live with offline results, and record the review.',
  },
  maxAgeDays: 180,
};
