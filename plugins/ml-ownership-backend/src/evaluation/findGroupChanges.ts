import {
  CatalogView,
  EntityFacts,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { InputChanges } from './inputs/InputStore';

/**
 * Finds whether changes concern Groups and Users, and the hierarchy of Groups.
 *
 * @param snapshot - before the changes are applied
 */
export function findGroupChanges(
  snapshot: CatalogView,
  { facts, removed }: InputChanges,
): { peopleChanged: boolean; treeChanged: boolean } {
  const changes = [
    ...facts.map(item => ({
      before: snapshot.get(item.facts.ref),
      after: item.facts,
    })),
    ...removed.map(ref => ({ before: snapshot.get(ref), after: undefined })),
  ];
  const isOfKind =
    (...kinds: string[]) =>
    ({ before, after }: (typeof changes)[number]) =>
      kinds.includes((after ?? before)?.kind ?? '');
  return {
    peopleChanged: changes.some(isOfKind('Group', 'User')),
    treeChanged: changes
      .filter(isOfKind('Group'))
      .some(({ before, after }) => hierarchyOf(before) !== hierarchyOf(after)),
  };
}

function hierarchyOf(group: EntityFacts | undefined): string | undefined {
  return group && JSON.stringify([group.parent, group.children]);
}
