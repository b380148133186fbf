import { CatalogView } from '../facts';

/**
 * Returns the groups on a cycle of the group tree with a group, including the group itself, sorted by ref.
 * Empty if the group is not on a cycle.
 *
 * @public
 */
export function findGroupCycle(
  catalog: CatalogView,
  groupRef: string | undefined,
): string[] {
  const group = catalog.get(groupRef);
  if (group?.kind !== 'Group') {
    return [];
  }
  const { ref, parent, children } = group;
  const others = [...catalog.groupAndDescendants(ref)].filter(
    other => other !== ref && catalog.groupAndDescendants(other).has(ref),
  );
  const isOnCycle =
    others.length > 0 || parent === ref || children?.includes(ref);
  return isOnCycle ? [ref, ...others].sort() : [];
}
