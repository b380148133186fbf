import { CriterionDefinition } from '../CriterionDefinition';

export const deployGate: CriterionDefinition = {
  id: 'deploy.gate',
  ability: 'deploy',
  title: 'Evaluated on held-out data',
  level: 3,
  kinds: ['Model'],
  cause: 'operating-model',
  foundation: 'traceability',
  accepts: ['observed'],
  subject: 'serving-version',
  passesWhen:
    'The serving version passed an evaluation on data that was not used for training.',
  why: 'A model evaluated on its training data always looks good.',
  failureClause: 'the serving version was not evaluated on held-out data',
  remedy: {
    text: 'Evaluate each version on a holdout dataset before it is promoted, and log the result.',
  },
  maxAgeDays: 180,
};
