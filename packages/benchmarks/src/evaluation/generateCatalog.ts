import { Entity } from '@backstage/catalog-model';

const TEAMS = 50;
const PEOPLE_PER_TEAM = 6;

/**
 * Generates a catalog of Models, each with its own Dataset and Pipeline and a Dataset shared by ten Models, owned by
 * fifty teams in five departments.
 */
export function generateCatalog(models: number): Entity[] {
  const entities: Entity[] = [group('company')];
  for (let team = 0; team < TEAMS; team++) {
    const department = `department-${team % 5}`;
    if (team < 5) {
      entities.push(group(department, 'company'));
    }
    entities.push(group(`team-${team}`, department));
    for (let person = 0; person < PEOPLE_PER_TEAM; person++) {
      entities.push(user(`user-${team}-${person}`, `team-${team}`));
    }
    entities.push({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'System',
      metadata: { name: `system-${team}`, namespace: 'default' },
      spec: { owner: `team-${team}` },
    });
  }
  for (let index = 0; index < models; index++) {
    const shared = `shared-${Math.floor(index / 10)}`;
    if (index % 10 === 0) {
      entities.push(ml('Dataset', shared, index, { contract: 'c.yaml' }));
    }
    entities.push(
      ml('Dataset', `data-${index}`, index, {
        producedBy: [`pipeline-${index}`],
        derivedFrom: [shared],
        versioning: 'delta',
      }),
      ml('Pipeline', `pipeline-${index}`, index, { consumes: [shared] }),
      ml('Model', `model-${index}`, index, {
        trainedOn: [`data-${index}`],
        producedBy: [`pipeline-${index}`],
      }),
    );
  }
  return entities;
}

function group(name: string, parent?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type: 'team', children: [], ...(parent && { parent }) },
  };
}

function user(name: string, team: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default' },
    spec: { memberOf: [team] },
  };
}

function ml(
  kind: string,
  name: string,
  index: number,
  spec: Record<string, string[] | string>,
): Entity {
  const team = index % TEAMS;
  return {
    apiVersion: 'mlownership.dev/v1alpha1',
    kind,
    metadata: {
      name,
      namespace: 'default',
      title: `${kind} number ${index}`,
      description: 'Generated to be measured.',
    },
    spec: {
      type: 'generated',
      lifecycle: 'production',
      tier: 1 + (index % 4),
      owner: `team-${team}`,
      authors: [`user-${team}-0`],
      system: `system-${team}`,
      operations: {
        retrain: { runbook: 'docs/retrain.md', trigger: 'weekly' },
        ...(index % 2 && { recover: { runbook: 'docs/recover.md' } }),
      },
      ...spec,
    },
  };
}
