import { createCiCompany } from '@mlownership/backstage-plugin-ml-ownership-node/testUtils';

const PROJECT = 'https://gitlab.com/growth-ml/retention/churn';

export const { model, oksana, people, pipeline } = createCiCompany({
  projectAnnotation: 'gitlab.com/project-slug',
  project: 'growth-ml/retention/churn',
  testWorkflow: 'unit tests',
  workflows: {
    retrain: `${PROJECT}/-/blob/main/.gitlab-ci.yml#train`,
    deployPipeline: '.gitlab-ci.yml',
    deployModel: `${PROJECT}/-/blob/main/.gitlab-ci.yml#deploy%20production`,
    recover: `${PROJECT}/-/pipelines#rollback`,
  },
  userAnnotation: 'gitlab.com/user-login',
  logins: {
    ada: 'https://gitlab.com/ada.n',
    tomas: 'https://gitlab.com/tomas.h',
    mireille: 'mireille.o',
    oksana: 'oksana.m',
  },
});
