import { DeclaredLink, EntityFacts } from './EntityFacts';

/**
 * The facts of a whole catalog at one moment, with the look-ups that the rules need. Immutable; every look-up is constant
 * time or linear in its answer, and safe with cycles in the group tree.
 *
 * @public
 */
export class CatalogSnapshot {
  private readonly entities = new Map<string, EntityFacts>();
  private readonly linksByFrom = new Map<string, DeclaredLink[]>();
  private readonly linksByTo = new Map<string, DeclaredLink[]>();
  private readonly childGroups = new Map<string, Set<string>>();
  private readonly directMembers = new Map<string, Set<string>>();
  private readonly groupsByMember = new Map<string, Set<string>>();
  private readonly descendantCache = new Map<string, ReadonlySet<string>>();
  private readonly memberCache = new Map<string, ReadonlySet<string>>();

  constructor(facts: Iterable<EntityFacts>) {
    for (const entity of facts) {
      this.entities.set(entity.ref, entity);
    }
    for (const entity of this.entities.values()) {
      for (const link of entity.links) {
        append(this.linksByFrom, link.from, link);
        append(this.linksByTo, link.to, link);
      }
      if (entity.parent) {
        addTo(this.childGroups, entity.parent, entity.ref);
      }
      for (const child of entity.children ?? []) {
        addTo(this.childGroups, entity.ref, child);
      }
      for (const member of entity.members ?? []) {
        addTo(this.directMembers, entity.ref, member);
        addTo(this.groupsByMember, member, entity.ref);
      }
      for (const group of entity.memberOf ?? []) {
        addTo(this.directMembers, group, entity.ref);
        addTo(this.groupsByMember, entity.ref, group);
      }
    }
  }

  /** The facts of an entity, or undefined where the catalog has none by that ref. */
  get(ref: string | undefined): EntityFacts | undefined {
    return ref === undefined ? undefined : this.entities.get(ref);
  }

  /** Every entity. */
  all(): Iterable<EntityFacts> {
    return this.entities.values();
  }

  /** Links of one relation out of an entity, whichever end declares them. */
  linksFrom(ref: string, relation?: string): readonly DeclaredLink[] {
    return filter(this.linksByFrom.get(ref), relation);
  }

  /** Links of one relation into an entity, whichever end declares them. */
  linksTo(ref: string, relation?: string): readonly DeclaredLink[] {
    return filter(this.linksByTo.get(ref), relation);
  }

  /** The group itself and every group under it. */
  groupAndDescendants(groupRef: string): ReadonlySet<string> {
    const cached = this.descendantCache.get(groupRef);
    if (cached) {
      return cached;
    }
    const found = new Set([groupRef]);
    for (const group of found) {
      for (const child of this.childGroups.get(group) ?? []) {
        found.add(child);
      }
    }
    this.descendantCache.set(groupRef, found);
    return found;
  }

  /** Refs of the existing Users who are members of a group or of any group under it. */
  members(groupRef: string): ReadonlySet<string> {
    const cached = this.memberCache.get(groupRef);
    if (cached) {
      return cached;
    }
    const members = new Set<string>();
    for (const group of this.groupAndDescendants(groupRef)) {
      for (const member of this.directMembers.get(group) ?? []) {
        if (this.entities.get(member)?.kind === 'User') {
          members.add(member);
        }
      }
    }
    this.memberCache.set(groupRef, members);
    return members;
  }

  /** The groups that a User is a direct member of, whichever side says so. */
  directGroups(userRef: string): ReadonlySet<string> {
    return this.groupsByMember.get(userRef) ?? new Set();
  }
}

function filter(
  links: DeclaredLink[] | undefined,
  relation: string | undefined,
): readonly DeclaredLink[] {
  if (!links) {
    return [];
  }
  return relation ? links.filter(link => link.relation === relation) : links;
}

function append<T>(map: Map<string, T[]>, key: string, value: T) {
  const list = map.get(key);
  if (list) {
    list.push(value);
  } else {
    map.set(key, [value]);
  }
}

function addTo(map: Map<string, Set<string>>, key: string, value: string) {
  const set = map.get(key);
  if (set) {
    set.add(value);
  } else {
    map.set(key, new Set([value]));
  }
}
