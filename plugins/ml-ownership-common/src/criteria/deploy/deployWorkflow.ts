import { CriterionDefinition } from '../CriterionDefinition';
import { checkDeclaration, declaredPointer } from '../declarations';

export const deployWorkflow: CriterionDefinition = {
  id: 'deploy.workflow',
  ability: 'deploy',
  title: 'Deployment workflow is linked',
  level: 1,
  kinds: ['Model', 'Dataset', 'Pipeline'],
  cause: 'workflow',
  foundation: 'workflow',
  accepts: ['catalog'],
  passesWhen: 'The workflow is declared.',
  why: 'A manual deployment depends on one person.',
  failureClause: 'no deployment workflow is linked',
  remedy: {
    text: 'Link the workflow that deploys (publishes) it.',
    yaml: 'spec:\n  operations:\n    deploy:\n      workflow: https://ci.example.com/workflows/deploy\n',
  },
  evaluateCatalog(entity) {
    return checkDeclaration(
      declaredPointer(entity, 'operations.deploy.workflow'),
    );
  },
};
