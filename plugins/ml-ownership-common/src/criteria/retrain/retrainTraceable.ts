import { CriterionDefinition } from '../CriterionDefinition';

export const retrainTraceable: CriterionDefinition = {
  id: 'retrain.traceable',
  ability: 'retrain',
  title: 'Serving version is traceable to its training run',
  level: 3,
  kinds: ['Model'],
  cause: 'workflow',
  foundation: 'traceability',
  accepts: ['observed'],
  subject: 'serving-version',
  passesWhen:
    'The serving version links to a run with parameters, metrics, source commit and input digests.',
  why: 'Without its training run, a model is just a file.',
  failureClause: 'the serving version cannot be traced to its training run',
  remedy: {
    text: 'Register model versions with their run, and log parameters, metrics, source commit and input digests there.',
  },
  maxAgeDays: 90,
};
