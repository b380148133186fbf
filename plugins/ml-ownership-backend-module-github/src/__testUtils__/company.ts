import { createCiCompany } from '@mlownership/backstage-plugin-ml-ownership-node/testUtils';

const REPOSITORY = 'https://github.com/growth-ml/churn';

export const { model, oksana, people, pipeline, stranger } = createCiCompany({
  projectAnnotation: 'github.com/project-slug',
  project: 'growth-ml/churn',
  testWorkflow: 'ci.yml',
  workflows: {
    retrain: `${REPOSITORY}/actions/workflows/train.yml`,
    deployPipeline: '.github/workflows/deploy.yml',
    deployModel: `${REPOSITORY}/actions/workflows/deploy.yml`,
    recover: `${REPOSITORY}/blob/main/.github/workflows/rollback.yml`,
  },
  userAnnotation: 'github.com/user-login',
  logins: {
    ada: 'ada-n',
    tomas: 'tomas-h',
    mireille: 'mireille-o',
    oksana: 'oksana-m',
  },
});
