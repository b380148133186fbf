import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { MlEntity } from '@mlownership/backstage-plugin-ml-ownership-common';
import { People } from '../runbook';
import { declared, declaredRefs } from './declarations';

const TEAM_PATHS = [
  ...['owner', 'operatedBy', 'steward', 'operations.retrain.approver'],
  ...['operations.deploy.approvers', 'operations.recover.escalation.failures'],
  'operations.recover.escalation.regressions',
  ...['data', 'code', 'model'].map(
    part => `operations.change.approvers.${part}`,
  ),
  'boundaries.platformOwner',
];

/** Refs of the authors of an entity. */
export function authorRefs(entity: MlEntity): string[] {
  return declaredRefs(entity, 'authors', 'user').flatMap(
    ({ ref }) => ref ?? [],
  );
}

/**
 * The users that a runbook of an entity must not depend on, and the teams that it may.
 *
 * @param known - the Users found in the catalog, by ref
 */
export function peopleOf(
  entity: MlEntity,
  known: ReadonlyMap<string, Entity>,
): People {
  const system = declared(entity, 'system');
  return {
    authors: authorRefs(entity).map(ref => {
      const user = known.get(ref);
      const profile = user?.spec?.profile as
        | { displayName?: unknown }
        | undefined;
      const displayName = profile?.displayName ?? user?.metadata.title;
      return {
        username: parseEntityRef(ref).name,
        ...(typeof displayName === 'string' ? { displayName } : {}),
      };
    }),
    teams: [
      ...TEAM_PATHS.flatMap(path =>
        declaredRefs(entity, path, 'group')
          .filter(({ ref }) => ref?.startsWith('group:'))
          .map(({ ref }) => parseEntityRef(ref!).name),
      ),
      ...(typeof system === 'string' ? [system] : []),
    ],
  };
}
