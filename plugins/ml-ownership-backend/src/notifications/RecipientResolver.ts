import { RecipientStore } from './RecipientStore';

/** Maximum number of levels of former parent groups to search. */
const MAX_LEVELS = 10;

/** Finds recipients who are in the catalog: a group that was removed from the catalog has no members. */
export class RecipientResolver {
  /** @param fallback - entity ref of the group to notify if there is no other recipient */
  constructor(
    private readonly store: RecipientStore,
    private readonly fallback: string | undefined,
  ) {}

  /**
   * The given groups and users that are in the catalog. If none is: the operator of the entity, else the nearest
   * former parent group, else the configured fallback.
   */
  async find(
    refs: readonly string[],
    entityRef: string,
  ): Promise<readonly string[]> {
    const present = await this.present(refs);
    return present.length > 0 ? present : this.instead(refs, [entityRef]);
  }

  /**
   * The given owners that are in the catalog, and the substitutes of the others as in {@link find}.
   *
   * @param owned - entity refs by owner
   */
  async findForOwners(
    owned: ReadonlyMap<string, readonly string[]>,
  ): Promise<string[]> {
    const present = new Set(await this.present([...owned.keys()]));
    const found = new Set<string>();
    for (const [owner, entityRefs] of owned) {
      const told = present.has(owner)
        ? [owner]
        : await this.instead([owner], entityRefs);
      told.forEach(ref => found.add(ref));
    }
    return [...found];
  }

  /** Substitutes for groups and users that are not in the catalog. */
  private async instead(
    refs: readonly string[],
    entityRefs: readonly string[],
  ): Promise<readonly string[]> {
    // A user can sign in without being in the catalog.
    const people = refs.filter(ref => ref.startsWith('user:'));
    const operators = await this.store.readOperators(entityRefs);
    const present = await this.present([...new Set(operators.values())]);
    const others = entityRefs.every(ref =>
      present.includes(operators.get(ref)!),
    )
      ? []
      : (await this.above(refs)) ?? (this.fallback ? [this.fallback] : []);
    return [...new Set([...people, ...present, ...others])];
  }

  private async above(refs: readonly string[]): Promise<string[] | undefined> {
    const seen = new Set(refs);
    let below = [...refs];
    for (let level = 0; below.length > 0 && level < MAX_LEVELS; level++) {
      const above = await this.store.readFormerGroups(below, MAX_LEVELS);
      const present = await this.present(above);
      if (present.length > 0) {
        return present.slice(0, 1);
      }
      below = above.filter(ref => !seen.has(ref));
      below.forEach(ref => seen.add(ref));
    }
    return undefined;
  }

  /** Keeps the given order. */
  private async present(refs: readonly string[]): Promise<string[]> {
    const known = await this.store.readPresent(refs);
    return refs.filter(ref => known.has(ref));
  }
}
