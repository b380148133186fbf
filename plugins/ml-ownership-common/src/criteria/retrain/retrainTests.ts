import { CriterionDefinition } from '../CriterionDefinition';

export const retrainTests: CriterionDefinition = {
  id: 'retrain.tests',
  ability: 'retrain',
  title: 'Automated tests pass',
  level: 3,
  kinds: ['Pipeline'],
  cause: 'workflow',
  foundation: 'workflow',
  accepts: ['observed'],
  subject: 'source',
  reportsSubjectVersion: true,
  passesWhen: 'Automated tests passed at the current source.',
  why: 'People who did not write it change it only if tests catch mistakes.',
  failureClause: 'its tests do not pass',
  remedy: {
    text: 'Test the pipeline in CI, and have the result reported for each commit.',
  },
  maxAgeDays: 90,
};
