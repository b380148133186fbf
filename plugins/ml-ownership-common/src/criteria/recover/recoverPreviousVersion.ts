import { CriterionDefinition } from '../CriterionDefinition';

export const recoverPreviousVersion: CriterionDefinition = {
  id: 'recover.previous-version',
  ability: 'recover',
  title: 'A known good previous version is available',
  level: 3,
  kinds: ['Model', 'Dataset'],
  cause: 'workflow',
  foundation: 'versioning',
  accepts: ['observed'],
  subject: 'serving-version',
  mayNotApply: true,
  passesWhen:
    'A known good previous version can be served; not applicable to a first version.',
  why: 'A rollback needs something to roll back to.',
  failureClause: 'no known good previous version is available',
  remedy: {
    text: 'Retain the previous version with its artifact, ready to serve.',
  },
  maxAgeDays: 30,
};
