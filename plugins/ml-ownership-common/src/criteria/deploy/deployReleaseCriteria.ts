import { CriterionDefinition } from '../CriterionDefinition';
import { combineDeclarations, declaredTeams } from '../declarations';

export const deployReleaseCriteria: CriterionDefinition = {
  id: 'deploy.release-criteria',
  ability: 'deploy',
  title: 'Release criteria and approvers are documented',
  level: 2,
  kinds: ['Model'],
  cause: 'operating-model',
  foundation: 'workflow',
  accepts: ['document'],
  declarationPath: 'operations.deploy.releaseCriteria',
  passesWhen: 'The release criteria are documented, and the approvers exist.',
  why: 'Without criteria, "good enough" is the author’s opinion.',
  failureClause: 'release criteria are not documented',
  failureClauseIfMissing:
    'an approver named for releases is not in the catalog',
  remedy: {
    text: 'Write down what a version must meet to be released, link it, and name who approves.',
    yaml: 'spec:\n  operations:\n    deploy:\n      releaseCriteria: docs/release-criteria.md\n      approvers:\n        - group:default/my-team\n',
  },
  catalogPrecondition(entity, snapshot) {
    return combineDeclarations(
      [declaredTeams(entity, 'operations.deploy.approvers', snapshot)],
      'The approvers exist',
    );
  },
  maxAgeDays: 30,
};
