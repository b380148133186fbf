import { CriterionDefinition } from '../CriterionDefinition';

export const deployArtifact: CriterionDefinition = {
  id: 'deploy.artifact',
  ability: 'deploy',
  title: 'Serving artifact is immutable',
  level: 3,
  kinds: ['Model'],
  cause: 'workflow',
  foundation: 'versioning',
  accepts: ['observed'],
  subject: 'serving-version',
  reportsSubjectVersion: true,
  passesWhen:
    'The serving artifact is an immutable registry version or digest.',
  why: 'A file that can be overwritten is not a release.',
  failureClause: 'the serving artifact can be overwritten',
  remedy: {
    text: 'Serve a registry version or a digest, not a path that can be overwritten.',
  },
  maxAgeDays: 30,
};
