import { AuthService } from '@backstage/backend-plugin-api';
import {
  Entity,
  RELATION_CHILD_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';

/** Bound on the depth of the group tree, against cycles. */
const MAX_DEPTH = 10;

/** Finds the groups that a group is part of. */
export class GroupDirectory {
  constructor(
    private readonly options: { auth: AuthService; catalog: CatalogService },
  ) {}

  /**
   * Returns the refs of each group itself and of all groups above it. Groups that are not in the catalog are left out.
   *
   * @param refs - full refs in lower case
   */
  async read(refs: readonly string[]): Promise<Map<string, Set<string>>> {
    const parents = new Map<string, readonly string[]>();
    let asked = [...new Set(refs)];
    for (let depth = 0; asked.length > 0 && depth < MAX_DEPTH; depth += 1) {
      const groups = await this.readGroups(asked);
      for (const group of groups) {
        parents.set(stringifyEntityRef(group), parentsOf(group));
      }
      asked = [...new Set(groups.flatMap(parentsOf))].filter(
        ref => !parents.has(ref),
      );
    }
    return new Map(
      refs
        .filter(ref => parents.has(ref))
        .map(ref => [ref, withAncestors(ref, parents)]),
    );
  }

  private async readGroups(entityRefs: string[]): Promise<Entity[]> {
    const { auth, catalog } = this.options;
    const { items } = await catalog.getEntitiesByRefs(
      {
        entityRefs,
        fields: ['kind', 'metadata.namespace', 'metadata.name', 'relations'],
      },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return items.flatMap(entity => entity ?? []);
  }
}

function parentsOf({ relations = [] }: Entity): string[] {
  return relations
    .filter(({ type }) => type === RELATION_CHILD_OF)
    .map(({ targetRef }) => targetRef);
}

function withAncestors(
  ref: string,
  parents: ReadonlyMap<string, readonly string[]>,
): Set<string> {
  const found = new Set([ref]);
  for (const one of found) {
    parents.get(one)?.forEach(parent => found.add(parent));
  }
  return found;
}
