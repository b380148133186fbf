import { CriterionDefinition } from '../CriterionDefinition';

export const retrainInputsFresh: CriterionDefinition = {
  id: 'retrain.inputs-fresh',
  ability: 'retrain',
  title: 'Input data is fresh',
  level: 3,
  kinds: ['Model', 'Dataset'],
  cause: 'data-path',
  foundation: 'observability',
  accepts: ['observed'],
  passesWhen: 'The last observed write is within the declared freshness.',
  why: 'Stale data makes a new model stale.',
  failureClause: 'its input data is older than declared',
  remedy: {
    text: 'Find out why the data was not written in time; fix it, or declare a realistic freshness target.',
  },
  maxAgeDays: 7,
};
