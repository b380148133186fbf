import { CatalogApi } from '@backstage/catalog-client';
import {
  RELATION_CHILD_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** The maximum number of groups that fit into one URL. */
export const MOST_GROUPS = 200;

/**
 * Returns a group and the groups below it, level by level, at most {@link MOST_GROUPS}.
 *
 * @returns their entity refs, and whether there are more
 */
export async function findGroupsBelow(
  catalogApi: CatalogApi,
  groupRef: string,
): Promise<{ refs: string[]; isCut: boolean }> {
  const found = new Set([groupRef]);
  let level = [groupRef];
  while (level.length > 0 && found.size <= MOST_GROUPS) {
    const { items } = await catalogApi.queryEntities({
      filter: { kind: 'group', [`relations.${RELATION_CHILD_OF}`]: level },
      fields: ['kind', 'metadata.name', 'metadata.namespace'],
      limit: MOST_GROUPS,
      totalItems: 'exclude',
    });
    level = items
      .map(item => stringifyEntityRef(item))
      .filter(ref => !found.has(ref));
    level.forEach(ref => found.add(ref));
  }
  return {
    refs: [...found].slice(0, MOST_GROUPS),
    isCut: found.size > MOST_GROUPS,
  };
}
