import { Entity } from '@backstage/catalog-model';
import {
  isMlEntity,
  MlEntity,
} from '@mlownership/backstage-plugin-ml-ownership-common';

const REPOSITORY = 'https://gitlab.com/growth-ml/retention/churn';

/** Overrides of an entity, by the part that they replace. */
export interface Changes {
  annotations?: Record<string, string>;
  operations?: object;
  spec?: object;
}

function mlEntity(entity: Entity): MlEntity {
  if (!isMlEntity(entity)) {
    throw new Error(`${entity.kind} is not a kind of ML Ownership`);
  }
  return entity;
}

export const pipeline = (changes: Changes = {}): MlEntity =>
  mlEntity({
    apiVersion: 'mlownership.dev/v1alpha1',
    kind: 'Pipeline',
    metadata: {
      name: 'churn-training',
      namespace: 'default',
      annotations: changes.annotations ?? {
        'gitlab.com/project-slug': 'growth-ml/retention/churn',
        'mlownership.dev/test-workflow': 'unit tests',
      },
    },
    spec: {
      type: 'training',
      lifecycle: 'production',
      owner: 'group:default/growth-ml',
      operatedBy: 'group:default/ml-platform',
      operations: changes.operations ?? {
        retrain: { workflow: `${REPOSITORY}/-/blob/main/.gitlab-ci.yml#train` },
        deploy: { workflow: '.gitlab-ci.yml' },
        recover: {
          workflow: `${REPOSITORY}/-/pipelines#rollback`,
        },
      },
      ...changes.spec,
    },
    relations: [
      {
        type: 'ownedBy',
        targetRef: 'group:default/growth-ml',
      },
      { type: 'operatedBy', targetRef: 'group:default/ml-platform' },
      { type: 'produces', targetRef: 'model:default/churn' },
    ],
  });

export const model = (changes: Changes = {}): MlEntity =>
  mlEntity({
    apiVersion: 'mlownership.dev/v1alpha1',
    kind: 'Model',
    metadata: {
      name: 'churn',
      namespace: 'default',
      annotations: {
        'mlownership.dev/mlflow-model': 'churn',
        'gitlab.com/project-slug': 'growth-ml/retention/churn',
        ...changes.annotations,
      },
    },
    spec: {
      type: 'classifier',
      lifecycle: 'production',
      owner: 'group:default/growth-ml',
      operatedBy: 'group:default/ml-platform',
      operations: changes.operations ?? {
        deploy: {
          workflow: `${REPOSITORY}/-/blob/main/.gitlab-ci.yml#deploy%20production`,
          environments: ['staging', 'production'],
          approvers: ['group:default/product'],
        },
      },
      ...changes.spec,
    },
    relations: [
      { type: 'producedBy', targetRef: 'pipeline:default/churn-training' },
      { type: 'operatedBy', targetRef: 'group:default/ml-platform' },
      { type: 'ownedBy', targetRef: 'group:default/growth-ml' },
    ],
  });

const user = (
  name: string,
  login: string | undefined,
  group: string,
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: {
    name,
    namespace: 'default',
    annotations: { ...(login && { 'gitlab.com/user-login': login }) },
  },
  spec: { profile: { email: `${name}@example.com` }, memberOf: [group] },
  relations: [{ type: 'memberOf', targetRef: `group:default/${group}` }],
});

const group = (name: string, parent?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default' },
  spec: { type: 'team', children: [] },
  relations: parent
    ? [{ type: 'childOf', targetRef: `group:default/${parent}` }]
    : [],
});

/** Users and groups; Mireille is in a group below the one that may approve. */
export const people: Entity[] = [
  user('ada', 'https://gitlab.com/ada.n', 'growth-ml'),
  user('tomas', 'https://gitlab.com/tomas.h', 'ml-platform'),
  user('mireille', 'mireille.o', 'retention'),
  group('growth-ml'),
  group('ml-platform'),
  group('product'),
  group('retention', 'product'),
];

/** A member of the operating group who may not write. */
export const oksana = user('oksana', 'oksana.m', 'ml-platform');
