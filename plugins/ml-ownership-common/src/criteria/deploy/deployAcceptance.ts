import { CriterionDefinition } from '../CriterionDefinition';

export const deployAcceptance: CriterionDefinition = {
  id: 'deploy.acceptance',
  ability: 'deploy',
  title: 'Serving version is approved',
  level: 3,
  kinds: ['Model'],
  cause: 'operating-model',
  foundation: 'ownership',
  accepts: ['observed', 'attested'],
  subject: 'serving-version',
  attestorsPath: 'operations.deploy.approvers',
  passesWhen: 'A named approver has approved the serving version.',
  why: 'A release that nobody approved has no accountable owner.',
  failureClause: 'the serving version has not been approved',
  remedy: { text: 'Have one of the approvers sign off the serving version.' },
  maxAgeDays: 365,
};
