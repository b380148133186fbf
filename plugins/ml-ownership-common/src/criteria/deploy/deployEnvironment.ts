import { CriterionDefinition } from '../CriterionDefinition';

export const deployEnvironment: CriterionDefinition = {
  id: 'deploy.environment',
  ability: 'deploy',
  title: 'The serving environment is pinned',
  level: 3,
  kinds: ['Model'],
  cause: 'workflow',
  foundation: 'reproducibility',
  accepts: ['document', 'observed'],
  declarationPath: 'operations.deploy.environment',
  passesWhen:
    'The serving image is pinned and equals the training image, or the difference is documented.',
  why: 'Library differences between training and serving silently change predictions.',
  failureClause: 'its serving environment is not pinned',
  remedy: {
    text: 'Reference the serving image by digest. If it differs from the training image, document the difference.',
    yaml: 'spec:\n  operations:\n    deploy:\n      environment: registry.example.com/serving@sha256:…\n      environmentDifference: the same locked libraries, without the training tools\n',
  },
  maxAgeDays: 30,
};
