import { AuthService } from '@backstage/backend-plugin-api';
import {
  Entity,
  parseEntityRef,
  RELATION_MEMBER_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';

/** Bound on the depth of the group tree, against cycles. */
const MAX_DEPTH = 10;

/**
 * Finds the Users of Groups, with those of the groups below them, and the Groups of Users.
 *
 * @public
 */
export class TeamDirectory {
  readonly #options: { auth: AuthService; catalog: CatalogService };

  constructor(options: { auth: AuthService; catalog: CatalogService }) {
    this.#options = options;
  }

  /**
   * Returns the Users of some Groups, and the Users among the refs, each once.
   *
   * @param refs - full refs of Groups and Users
   * @throws Error if the catalog does not respond
   */
  async members(refs: readonly string[]): Promise<Entity[]> {
    const users = refs.filter(ref => isUser(ref));
    let groups = refs.filter(ref => !isUser(ref));
    const all = new Set(groups);
    for (let depth = 0; groups.length > 0 && depth < MAX_DEPTH; depth += 1) {
      const children = await this.read('Group', 'childOf', groups);
      groups = children.map(refOf).filter(ref => !all.has(ref));
      groups.forEach(ref => all.add(ref));
    }
    const found = [
      ...(all.size > 0 ? await this.read('User', 'memberOf', [...all]) : []),
      ...(await this.readByRefs(users)),
    ];
    return [...new Map(found.map(user => [refOf(user), user])).values()];
  }

  /**
   * Returns the Groups that some Users are direct members of, by the refs of the Users.
   *
   * @param userRefs - full refs of Users
   * @throws Error if the catalog does not respond
   */
  async teamsOf(
    userRefs: readonly string[],
  ): Promise<Map<string, readonly string[]>> {
    const users = await this.readByRefs([...new Set(userRefs)]);
    return new Map(
      users.map(user => [
        refOf(user),
        (user.relations ?? [])
          .filter(({ type }) => type === RELATION_MEMBER_OF)
          .map(({ targetRef }) => targetRef),
      ]),
    );
  }

  private async read(
    kind: string,
    relation: string,
    targets: readonly string[],
  ): Promise<Entity[]> {
    const { auth, catalog } = this.#options;
    const { items } = await catalog.getEntities(
      { filter: { kind, [`relations.${relation}`]: [...targets] } },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return items;
  }

  private async readByRefs(refs: readonly string[]): Promise<Entity[]> {
    if (refs.length === 0) {
      return [];
    }
    const { auth, catalog } = this.#options;
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: [...refs] },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return items.flatMap(entity => entity ?? []);
  }
}

function isUser(ref: string): boolean {
  return parseEntityRef(ref).kind.toLocaleLowerCase('en-US') === 'user';
}

function refOf(entity: Entity): string {
  return stringifyEntityRef(entity);
}
