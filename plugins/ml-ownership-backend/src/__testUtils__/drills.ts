import { Entity } from '@backstage/catalog-model';
import { Drill } from '@mlownership/backstage-plugin-ml-ownership-common';
import { advanceMinutes } from './clock';
import { company, group, mlEntity, user } from './exampleOrg';
import { TestBackend } from './onEachDatabase';

const OKSANA = 'user:default/oksana';

/**
 * The company with a team below the owner, a third team, an author in the team that does drills, and a user of the same
 * name in another namespace.
 */
export function towns(): Entity[] {
  const oksana = user('oksana', 'platform');
  const partner = user('alan', 'platform');
  return [
    ...company().filter(
      ({ kind, metadata }) =>
        !(kind === 'User' && metadata.name === 'oksana') &&
        !(kind === 'Model' && metadata.name === 'churn'),
    ),
    {
      ...oksana,
      spec: { ...oksana.spec, profile: { email: 'oksana@example.com' } },
    },
    {
      ...partner,
      metadata: { ...partner.metadata, namespace: 'partners' },
      spec: { memberOf: ['group:default/platform'] },
    },
    group('growth-training', 'growth'),
    group('search', 'company'),
    user('hana', 'growth-training'),
    user('alan', 'platform'),
    user('ivo', 'search'),
    mlEntity('Model', 'churn', {
      tier: 1,
      operatedBy: 'group:default/platform',
      trainedOn: ['features'],
      producedBy: ['churn-training'],
      authors: ['user:default/ada', 'alan'],
      operations: {
        recover: { runbook: 'docs/recover.md', workflow: 'https://ci.test/1' },
      },
    }),
  ];
}

/** Plans a drill of the model by the platform team. */
export async function planned(
  backend: TestBackend,
  operators: string[] = [OKSANA],
  abilities: string[] = ['recover'],
): Promise<Drill> {
  const { body, status } = await backend.post('/drills', OKSANA).send({
    entityRef: 'model:default/churn',
    abilities,
    performingTeam: 'group:default/platform',
    operators,
  });
  expect([body, status]).toEqual([body, 201]);
  return body;
}

/** Plans and starts a drill of the model by the platform team, which then takes two minutes. */
export async function started(
  backend: TestBackend,
  operators: string[] = [OKSANA],
  abilities: string[] = ['recover'],
): Promise<Drill> {
  const { id } = await planned(backend, operators, abilities);
  const { body, status } = await backend.post(`/drills/${id}/start`, OKSANA);
  expect([body, status]).toEqual([body, 200]);
  advanceMinutes(2);
  return body;
}
