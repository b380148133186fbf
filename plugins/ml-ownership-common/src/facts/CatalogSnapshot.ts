import { CatalogView } from './CatalogView';
import { DeclaredLink, EntityFacts } from './EntityFacts';
import { factsKey, linksKey } from './TrackedCatalog';

const NO_REFS: ReadonlySet<string> = new Set();
const NO_LINKS: readonly DeclaredLink[] = [];

/** Pairs that several may name: one is there until all have taken it back. */
class CountedPairs {
  private readonly counts = new Map<string, Map<string, number>>();
  private readonly sets = new Map<string, Set<string>>();

  of(from: string): ReadonlySet<string> {
    return this.sets.get(from) ?? NO_REFS;
  }

  add(from: string, to: string) {
    let counts = this.counts.get(from);
    if (!counts) {
      counts = new Map();
      this.counts.set(from, counts);
      this.sets.set(from, new Set());
    }
    counts.set(to, (counts.get(to) ?? 0) + 1);
    this.sets.get(from)!.add(to);
  }

  remove(from: string, to: string) {
    const counts = this.counts.get(from);
    const count = counts?.get(to);
    if (!counts || count === undefined) {
      return;
    }
    if (count > 1) {
      counts.set(to, count - 1);
      return;
    }
    counts.delete(to);
    this.sets.get(from)!.delete(to);
    if (counts.size === 0) {
      this.counts.delete(from);
      this.sets.delete(from);
    }
  }
}

/**
 * The facts of a whole catalog at one moment. It only changes by {@link CatalogSnapshot.update}, which brings it to a later
 * moment and tells what has changed.
 *
 * @public
 */
export class CatalogSnapshot implements CatalogView {
  private readonly entities = new Map<string, EntityFacts>();
  private readonly linksByFrom = new Map<string, DeclaredLink[]>();
  private readonly linksByTo = new Map<string, DeclaredLink[]>();
  /** How often a group is named as the child of another, since either side may say so. */
  private readonly childGroups = new CountedPairs();
  private readonly parentGroups = new CountedPairs();
  private readonly directMembers = new CountedPairs();
  private readonly groupsByMember = new CountedPairs();
  private readonly usersByName = new CountedPairs();
  private readonly usersByEmail = new CountedPairs();
  private readonly descendantCache = new Map<string, ReadonlySet<string>>();
  private readonly memberCache = new Map<string, ReadonlySet<string>>();

  constructor(facts: Iterable<EntityFacts>) {
    for (const entity of facts) {
      const previous = this.entities.get(entity.ref);
      if (previous) {
        this.remove(previous);
      }
      this.add(entity);
    }
  }

  /** Every entity. */
  all(): Iterable<EntityFacts> {
    return this.entities.values();
  }

  get(ref: string | undefined): EntityFacts | undefined {
    return ref === undefined ? undefined : this.entities.get(ref);
  }

  linksFrom(ref: string, relation?: string): readonly DeclaredLink[] {
    return filter(this.linksByFrom.get(ref), relation);
  }

  linksTo(ref: string, relation?: string): readonly DeclaredLink[] {
    return filter(this.linksByTo.get(ref), relation);
  }

  groupAndDescendants(groupRef: string): ReadonlySet<string> {
    const cached = this.descendantCache.get(groupRef);
    if (cached) {
      return cached;
    }
    const found = reach(groupRef, this.childGroups);
    this.descendantCache.set(groupRef, found);
    return found;
  }

  members(groupRef: string): ReadonlySet<string> {
    const cached = this.memberCache.get(groupRef);
    if (cached) {
      return cached;
    }
    const members = new Set<string>();
    for (const group of this.groupAndDescendants(groupRef)) {
      for (const member of this.directMembers.of(group)) {
        if (this.entities.get(member)?.kind === 'User') {
          members.add(member);
        }
      }
    }
    this.memberCache.set(groupRef, members);
    return members;
  }

  directGroups(userRef: string): ReadonlySet<string> {
    return this.groupsByMember.of(userRef);
  }

  usersLike(person: string): ReadonlySet<string> {
    const isEmail = person.includes('@') && !person.includes(':');
    if (isEmail) {
      return this.usersByEmail.of(person);
    }
    const email = this.entities.get(person)?.email;
    return new Set([
      ...(isUserRef(person) ? this.usersByName.of(nameOf(person)) : NO_REFS),
      ...(email ? this.usersByEmail.of(email) : NO_REFS),
    ]);
  }

  /**
   * Writes and removes some facts.
   *
   * @returns the keys of everything that reads otherwise now, see {@link TrackedCatalog}
   */
  update(changes: {
    written: Iterable<EntityFacts>;
    removed: Iterable<string>;
  }): Set<string> {
    const pairs = new Map<
      string,
      { before?: EntityFacts; after?: EntityFacts }
    >();
    for (const after of changes.written) {
      pairs.set(after.ref, { before: this.entities.get(after.ref), after });
    }
    for (const ref of changes.removed) {
      pairs.set(ref, { before: this.entities.get(ref) });
    }

    const keys = new Set<string>();
    const retied: EntityFacts[] = [];
    for (const [ref, { before, after }] of pairs) {
      keys.add(factsKey(ref));
      for (const link of [...(before?.links ?? []), ...(after?.links ?? [])]) {
        keys.add(linksKey(link.from));
        keys.add(linksKey(link.to));
      }
      if (!hasSameTies(before, after)) {
        retied.push(...[before, after].filter(facts => facts !== undefined));
      }
    }
    // The groups above those that change are others before and after.
    this.addKeysAbove(retied, keys);
    for (const { before, after } of pairs.values()) {
      if (before) {
        this.remove(before);
      }
      if (after) {
        this.add(after);
      }
    }
    if (retied.length > 0) {
      this.descendantCache.clear();
      this.memberCache.clear();
      this.addKeysAbove(retied, keys);
    }
    return keys;
  }

  /** Adds the keys of some Groups and Users, of everybody they name, and of every group above these. */
  private addKeysAbove(people: EntityFacts[], keys: Set<string>) {
    for (const facts of people) {
      const named = [
        facts.ref,
        ...(facts.parent ? [facts.parent] : []),
        ...(facts.children ?? []),
        ...(facts.members ?? []),
        ...(facts.memberOf ?? []),
        ...this.groupsByMember.of(facts.ref),
      ];
      for (const ref of named) {
        for (const above of reach(ref, this.parentGroups)) {
          keys.add(factsKey(above));
        }
      }
    }
  }

  private add(entity: EntityFacts) {
    this.entities.set(entity.ref, entity);
    for (const link of entity.links) {
      append(this.linksByFrom, link.from, link);
      append(this.linksByTo, link.to, link);
    }
    this.eachPair(entity, (pairs, from, to) => pairs.add(from, to));
  }

  private remove(entity: EntityFacts) {
    this.entities.delete(entity.ref);
    for (const link of entity.links) {
      drop(this.linksByFrom, link.from, link);
      drop(this.linksByTo, link.to, link);
    }
    this.eachPair(entity, (pairs, from, to) => pairs.remove(from, to));
  }

  private eachPair(
    entity: EntityFacts,
    visit: (pairs: CountedPairs, from: string, to: string) => void,
  ) {
    const child = (parent: string, ref: string) => {
      visit(this.childGroups, parent, ref);
      visit(this.parentGroups, ref, parent);
    };
    const member = (group: string, ref: string) => {
      visit(this.directMembers, group, ref);
      visit(this.groupsByMember, ref, group);
    };
    if (entity.parent) {
      child(entity.parent, entity.ref);
    }
    entity.children?.forEach(ref => child(entity.ref, ref));
    entity.members?.forEach(ref => member(entity.ref, ref));
    entity.memberOf?.forEach(group => member(group, entity.ref));
    if (entity.kind === 'User') {
      visit(this.usersByName, nameOf(entity.ref), entity.ref);
      if (entity.email) {
        visit(this.usersByEmail, entity.email, entity.ref);
      }
    }
  }
}

function isUserRef(ref: string): boolean {
  return ref.startsWith('user:');
}

function nameOf(ref: string): string {
  return ref.slice(ref.indexOf('/') + 1);
}

/** Whether somebody, or a group, belongs to the same as before and holds the same. */
function hasSameTies(
  before: EntityFacts | undefined,
  after: EntityFacts | undefined,
): boolean {
  const ties = (facts: EntityFacts | undefined) =>
    facts && (facts.kind === 'Group' || facts.kind === 'User')
      ? JSON.stringify([
          facts.kind,
          facts.parent,
          facts.children,
          facts.members,
          facts.memberOf,
          facts.email,
        ])
      : undefined;
  return ties(before) === ties(after);
}

function reach(start: string, pairs: CountedPairs): ReadonlySet<string> {
  const found = new Set([start]);
  for (const ref of found) {
    for (const next of pairs.of(ref)) {
      found.add(next);
    }
  }
  return found;
}

function filter(
  links: DeclaredLink[] | undefined,
  relation: string | undefined,
): readonly DeclaredLink[] {
  if (!links) {
    return NO_LINKS;
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

function drop<T>(map: Map<string, T[]>, key: string, value: T) {
  // A new list: whoever holds the old one must not see it change.
  const rest = map.get(key)?.filter(item => item !== value) ?? [];
  if (rest.length > 0) {
    map.set(key, rest);
  } else {
    map.delete(key);
  }
}
