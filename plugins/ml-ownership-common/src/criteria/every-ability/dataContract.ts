import { CriterionDefinition } from '../CriterionDefinition';

export const dataContract: CriterionDefinition = {
  id: 'data.contract',
  ability: 'all',
  title: 'Has a data contract',
  level: 2,
  kinds: ['Dataset'],
  cause: 'data-path',
  foundation: 'versioning',
  accepts: ['document'],
  declarationPath: 'contract',
  passesWhen: 'The contract resolves, parses, and names schema and owner.',
  why: 'Consumers need to know what they can rely on.',
  failureClause: 'the data has no contract',
  remedy: {
    text: 'Write an ODCS or Croissant document with schema and owner, and link it.',
    yaml: 'spec:\n  contract: contracts/my-data.odcs.yaml\n',
  },
  maxAgeDays: 30,
};
