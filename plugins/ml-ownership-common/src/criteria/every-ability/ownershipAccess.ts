import { CriterionDefinition } from '../CriterionDefinition';

export const ownershipAccess: CriterionDefinition = {
  id: 'ownership.access',
  ability: 'all',
  title: 'Operating group has the required access',
  level: 3,
  kinds: ['Model', 'Pipeline'],
  cause: 'operating-model',
  foundation: 'ownership',
  accepts: ['observed', 'attested'],
  passesWhen:
    'The operating group has access to the workflow, registry and data.',
  why: 'A runbook that ends in "permission denied" is not a runbook.',
  failureClause: 'the operating group lacks required access',
  concernsOperator: true,
  remedy: {
    text: 'Grant the operating group access to the workflow, registry and data, and have it attested.',
  },
  maxAgeDays: 180,
};
