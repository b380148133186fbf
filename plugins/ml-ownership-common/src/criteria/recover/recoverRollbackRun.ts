import { CriterionDefinition } from '../CriterionDefinition';

export const recoverRollbackRun: CriterionDefinition = {
  id: 'recover.rollback-run',
  ability: 'recover',
  title: 'Rollback workflow has been exercised',
  level: 3,
  kinds: ['Model', 'Dataset', 'Pipeline'],
  cause: 'workflow',
  foundation: 'workflow',
  accepts: ['observed'],
  declarationPath: 'operations.recover.workflow',
  passesWhen:
    'The rollback or restore workflow ran successfully within its maximum age.',
  why: 'A rollback that was never tested is a hope.',
  failureClause: 'its rollback failed or was not exercised recently',
  remedy: {
    text: 'Run the rollback or restore workflow, and have the run reported.',
    yaml: 'spec:\n  operations:\n    recover:\n      workflow: https://ci.example.com/workflows/rollback\n',
  },
  maxAgeDays: 180,
};
