import { CriterionDefinition } from '../CriterionDefinition';

export const observeDataChecks: CriterionDefinition = {
  id: 'observe.data-checks',
  ability: 'observe',
  title: 'Data checks run and pass',
  level: 3,
  kinds: ['Model', 'Dataset', 'Pipeline'],
  cause: 'data-path',
  foundation: 'observability',
  accepts: ['observed'],
  passesWhen:
    'Freshness and completeness checks ran and passed within their maximum age.',
  why: 'Bad data is cheaper to stop than to explain.',
  failureClause: 'its data checks fail or do not run',
  remedy: {
    text: 'Check freshness and completeness on each run, and report the result.',
  },
  maxAgeDays: 7,
};
