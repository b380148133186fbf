import { Entity } from '@backstage/catalog-model';

/** A Group below a parent. */
export function group(name: string, parent?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: {
      name,
      namespace: 'default',
      title: `Team ${name}`,
      annotations: { 'pagerduty.com/service-id': `P-${name}` },
    },
    spec: { type: 'team', children: [], ...(parent && { parent }) },
  };
}

/** A User who is a member of some groups. */
export function user(name: string, ...memberOf: string[]): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default' },
    spec: { memberOf },
  };
}

/** A System. */
export function system(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: { name, namespace: 'default' },
    spec: { owner: 'group:default/company' },
  };
}

/** A Model, Dataset or Pipeline with an owner, an author, a system, and any further fields of its spec. */
export function mlEntity(
  kind: 'Model' | 'Dataset' | 'Pipeline',
  name: string,
  spec: Record<string, unknown> = {},
): Entity {
  return {
    apiVersion: 'mlownership.dev/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', title: `The ${name}` },
    spec: {
      type: 'any',
      lifecycle: 'production',
      owner: 'group:default/growth',
      authors: ['user:default/ada'],
      system: 'retention',
      ...spec,
    } as Entity['spec'],
  };
}

/** A company of two departments and three teams, with one small supply chain. */
export function company(): Entity[] {
  return [
    group('company'),
    group('research', 'company'),
    group('growth', 'research'),
    group('platform', 'company'),
    user('ada', 'growth'),
    user('tomas', 'growth'),
    user('oksana', 'platform'),
    user('otto', 'platform'),
    system('retention'),
    mlEntity('Dataset', 'events', { owner: 'group:default/platform' }),
    mlEntity('Dataset', 'features', { producedBy: ['feature-build'] }),
    mlEntity('Pipeline', 'feature-build', { consumes: ['events'] }),
    mlEntity('Pipeline', 'churn-training', {
      consumes: ['features'],
      produces: ['model:default/churn'],
    }),
    mlEntity('Model', 'churn', {
      tier: 1,
      operatedBy: 'group:default/platform',
      trainedOn: ['features'],
      producedBy: ['churn-training'],
    }),
  ];
}

/** Models of the same teams, each with a Dataset and a Pipeline. */
export function manyModels(count: number): Entity[] {
  return Array.from({ length: count }, (_, index) => [
    mlEntity('Dataset', `data-${index}`, {
      owner: index % 3 ? 'group:default/growth' : 'group:default/platform',
      freshness: 'PT24H',
    }),
    mlEntity('Pipeline', `pipeline-${index}`, { consumes: [`data-${index}`] }),
    mlEntity('Model', `model-${index}`, {
      tier: 1 + (index % 4),
      trainedOn: [`data-${index}`],
      producedBy: [`pipeline-${index}`],
    }),
  ]).flat();
}
