import { CriterionDefinition } from '../CriterionDefinition';

export const recoverReview: CriterionDefinition = {
  id: 'recover.review',
  ability: 'recover',
  title: 'Post-deployment review done',
  level: 3,
  kinds: ['Model'],
  cause: 'operating-model',
  foundation: 'ownership',
  accepts: ['attested'],
  passesWhen: 'A post-deployment review happened within its maximum age.',
  why: 'The same problem recurs unless someone reviews it.',
  failureClause: 'the post-deployment review was negative',
  remedy: { text: 'Hold a post-deployment review, and record it.' },
  maxAgeDays: 180,
};
