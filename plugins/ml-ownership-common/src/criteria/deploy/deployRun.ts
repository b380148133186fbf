import { CriterionDefinition } from '../CriterionDefinition';

export const deployRun: CriterionDefinition = {
  id: 'deploy.run',
  ability: 'deploy',
  title: 'Last deployment went through the workflow',
  level: 3,
  kinds: ['Model', 'Pipeline'],
  cause: 'workflow',
  foundation: 'workflow',
  accepts: ['observed'],
  subject: 'serving-version',
  reportsSubjectVersion: true,
  passesWhen: 'The latest deployment was made by the workflow, not manually.',
  why: 'Manual changes are overwritten by the next deployment.',
  failureClause: 'its last deployment was manual',
  remedy: {
    text: 'Deploy through the workflow, and have it report its deployments.',
  },
  maxAgeDays: 180,
};
