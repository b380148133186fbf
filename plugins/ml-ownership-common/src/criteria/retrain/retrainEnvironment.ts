import { CriterionDefinition } from '../CriterionDefinition';

export const retrainEnvironment: CriterionDefinition = {
  id: 'retrain.environment',
  ability: 'retrain',
  title: 'The training environment is pinned',
  level: 3,
  kinds: ['Model', 'Pipeline'],
  cause: 'workflow',
  foundation: 'reproducibility',
  accepts: ['document', 'observed'],
  declarationPath: 'operations.retrain.environment',
  passesWhen: 'The lock file or image digest resolves.',
  why: '"Works on my machine" is not an environment.',
  failureClause: 'its training environment is not pinned',
  remedy: {
    text: 'Link the lock file, or reference the image by digest.',
    yaml: 'spec:\n  operations:\n    retrain:\n      environment: locks/training.lock\n',
  },
  maxAgeDays: 30,
};
