import { CriterionDefinition } from '../CriterionDefinition';

export const deploySchema: CriterionDefinition = {
  id: 'deploy.schema',
  ability: 'deploy',
  title: 'Schema conforms to the contract',
  level: 3,
  kinds: ['Dataset'],
  cause: 'data-path',
  foundation: 'versioning',
  accepts: ['observed'],
  passesWhen: 'The last observed schema conforms to the contract.',
  why: 'A contract that the data violates is a trap.',
  failureClause: 'its schema violates the contract',
  remedy: {
    text: 'Fix the data, or agree on a new contract version with its consumers.',
  },
  maxAgeDays: 30,
};
