import { EntityRecord } from './EntityRecord';

/**
 * Returns some entities with all their direct and indirect predecessors.
 *
 * @param record - returns the recorded history of an entity
 *
 * @public
 */
export function predecessorsOf(
  entityRefs: Iterable<string>,
  record: (entityRef: string) => EntityRecord | undefined,
): Set<string> {
  const found = new Set(entityRefs);
  for (const ref of found) {
    record(ref)?.predecessors.forEach(earlier => found.add(earlier));
  }
  return found;
}
