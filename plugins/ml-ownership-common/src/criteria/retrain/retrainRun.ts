import { CriterionDefinition } from '../CriterionDefinition';

export const retrainRun: CriterionDefinition = {
  id: 'retrain.run',
  ability: 'retrain',
  title: 'The last run succeeded',
  level: 3,
  kinds: ['Model', 'Dataset', 'Pipeline'],
  cause: 'workflow',
  foundation: 'workflow',
  accepts: ['observed'],
  subject: 'source',
  reportsSubjectVersion: true,
  passesWhen:
    'The latest run of the producing pipeline succeeded, within its maximum age, at its current source.',
  why: 'A workflow that has not run recently may not run at all.',
  failureClause: 'its last run failed or is too old',
  remedy: {
    text: 'Run the pipeline at its current source until it succeeds, and have the run reported.',
  },
  maxAgeDays: 90,
};
