import { Entity } from '@backstage/catalog-model';
import {
  isMlEntity,
  MlEntity,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * Overrides of an entity of a {@link CiCompany}, by the part that they replace.
 *
 * @public
 */
export interface CiEntityChanges {
  annotations?: Record<string, string>;
  operations?: object;
  spec?: object;
}

/**
 * Entities of a company whose model is trained and deployed by a CI system.
 *
 * @public
 */
export interface CiCompany {
  /** Owned by `growth-ml`, operated by `ml-platform`. */
  pipeline(changes?: CiEntityChanges): MlEntity;
  /** What the pipeline produces; `product` may approve it. */
  model(changes?: CiEntityChanges): MlEntity;
  /** Users and groups; Mireille is in a group below the one that may approve. */
  people: Entity[];
  /** A member of the operating group who may not write. */
  oksana: Entity;
  /** A member of the operating group without a login. */
  stranger: Entity;
}

/**
 * How a CI system names the parts of a {@link CiCompany}.
 *
 * @public
 */
export interface CiCompanyNames {
  projectAnnotation: string;
  project: string;
  testWorkflow: string;
  /** What the entities declare under `spec.operations`. */
  workflows: {
    retrain: string;
    deployPipeline: string;
    deployModel: string;
    recover: string;
  };
  userAnnotation: string;
  /** Values of that annotation. */
  logins: Record<'ada' | 'tomas' | 'mireille' | 'oksana', string>;
}

/**
 * Creates the entities of a company for tests of a CI system.
 *
 * @public
 */
export function createCiCompany(names: CiCompanyNames): CiCompany {
  const { logins, project, projectAnnotation, workflows } = names;
  const user = (name: string, login: string | undefined, team: string) =>
    toUser(name, login ? { [names.userAnnotation]: login } : {}, team);
  return {
    pipeline: (changes = {}) =>
      toMlEntity({
        apiVersion: 'mlownership.dev/v1alpha1',
        kind: 'Pipeline',
        metadata: {
          name: 'churn-training',
          namespace: 'default',
          annotations: changes.annotations ?? {
            [projectAnnotation]: project,
            'mlownership.dev/test-workflow': names.testWorkflow,
          },
        },
        spec: {
          type: 'training',
          lifecycle: 'production',
          owner: 'group:default/growth-ml',
          operatedBy: 'group:default/ml-platform',
          operations: changes.operations ?? {
            retrain: { workflow: workflows.retrain },
            deploy: { workflow: workflows.deployPipeline },
            recover: { workflow: workflows.recover },
          },
          ...changes.spec,
        },
        relations: [
          { type: 'ownedBy', targetRef: 'group:default/growth-ml' },
          { type: 'operatedBy', targetRef: 'group:default/ml-platform' },
          { type: 'produces', targetRef: 'model:default/churn' },
        ],
      }),
    model: (changes = {}) =>
      toMlEntity({
        apiVersion: 'mlownership.dev/v1alpha1',
        kind: 'Model',
        metadata: {
          name: 'churn',
          namespace: 'default',
          annotations: {
            'mlownership.dev/mlflow-model': 'churn',
            [projectAnnotation]: project,
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
              workflow: workflows.deployModel,
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
      }),
    people: [
      user('ada', logins.ada, 'growth-ml'),
      user('tomas', logins.tomas, 'ml-platform'),
      user('mireille', logins.mireille, 'retention'),
      toGroup('growth-ml'),
      toGroup('ml-platform'),
      toGroup('product'),
      toGroup('retention', 'product'),
    ],
    oksana: user('oksana', logins.oksana, 'ml-platform'),
    stranger: user('stranger', undefined, 'ml-platform'),
  };
}

function toMlEntity(entity: Entity): MlEntity {
  if (!isMlEntity(entity)) {
    throw new Error(`${entity.kind} is not a kind of ML Ownership`);
  }
  return entity;
}

function toUser(
  name: string,
  annotations: Record<string, string>,
  group: string,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default', annotations },
    spec: { profile: { email: `${name}@example.com` }, memberOf: [group] },
    relations: [{ type: 'memberOf', targetRef: `group:default/${group}` }],
  };
}

function toGroup(name: string, parent?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type: 'team', children: [] },
    relations: parent
      ? [{ type: 'childOf', targetRef: `group:default/${parent}` }]
      : [],
  };
}
