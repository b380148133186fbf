import { JsonValue } from '@backstage/types';
import { MlEntityFacts, parseTeam } from '../criteria';
import { CatalogView, declaresNothing } from '../facts';
import { MissingRef, MissingRole } from '../schema/openapi';

/** The paths of Groups and Users in `operations` and `boundaries`, by role. */
const DECLARED: [
  role: MissingRole,
  root: 'operations' | 'boundaries',
  ...steps: string[],
][] = [
  ['decider', 'operations', 'retrain', 'approver'],
  ['decider', 'operations', 'change', 'approvers', 'data'],
  ['decider', 'operations', 'change', 'approvers', 'code'],
  ['decider', 'operations', 'change', 'approvers', 'model'],
  ['approver', 'operations', 'deploy', 'approvers'],
  ['escalation', 'operations', 'recover', 'escalation', 'failures'],
  ['escalation', 'operations', 'recover', 'escalation', 'regressions'],
  ['platform-owner', 'boundaries', 'platformOwner'],
];

/**
 * Finds the Groups and Users that an entity names and the catalog does not have, sorted by ref. Texts that
 * are not a ref of a Group or User are a different flaw and left out.
 *
 * @public
 */
export function findMissing(
  entity: MlEntityFacts,
  snapshot: CatalogView,
): MissingRef[] {
  const roles = new Map<string, Set<MissingRole>>();
  const add = (role: MissingRole, ref: string | undefined) => {
    if (ref && !snapshot.get(ref)) {
      roles.set(ref, (roles.get(ref) ?? new Set()).add(role));
    }
  };
  add('owner', entity.owner);
  add('operator', entity.ml.operatedBy);
  entity.ml.authors.forEach(ref => add('author', ref));
  for (const { relation, from, to } of entity.links) {
    if (relation === 'stewardedBy' && from === entity.ref) {
      add('steward', to);
    }
  }
  for (const [role, root, ...steps] of DECLARED) {
    for (const text of textsAt(entity.ml[root], steps)) {
      add(
        role,
        declaresNothing(text) ? undefined : parseTeam(entity.ref, text),
      );
    }
  }
  return Array.from(roles, ([entityRef, named]) => ({
    entityRef,
    roles: [...named],
  })).sort((a, b) => (a.entityRef < b.entityRef ? -1 : 1));
}

function textsAt(value: JsonValue | undefined, steps: string[]): string[] {
  if (steps.length > 0) {
    const [step, ...rest] = steps;
    return value &&
      typeof value === 'object' &&
      !Array.isArray(value) &&
      Object.hasOwn(value, step)
      ? textsAt(value[step], rest)
      : [];
  }
  return (Array.isArray(value) ? value : [value]).filter(
    item => typeof item === 'string',
  );
}
