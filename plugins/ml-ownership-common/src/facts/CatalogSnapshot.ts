import { CatalogView } from './CatalogView';
import { copyMap, CountedPairs } from './CountedPairs';
import { DeclaredLink, EntityFacts } from './EntityFacts';
import { PeopleIndex, UserAddress } from './PeopleIndex';
import { factsKey, linksKey } from './DependencyTrackingCatalog';

const NO_LINKS: readonly DeclaredLink[] = [];

/**
 * The facts of a whole catalog at one moment. Only {@link CatalogSnapshot.update} and
 * {@link CatalogSnapshot.remember} change it, and return what has changed.
 *
 * @public
 */
export class CatalogSnapshot implements CatalogView {
  private entities = new Map<string, EntityFacts>();
  private linksByFrom = new Map<string, DeclaredLink[]>();
  private linksByTo = new Map<string, DeclaredLink[]>();
  /** Reference-counted, because the parent and the child may both declare it. */
  private childGroups = new CountedPairs();
  private parentGroups = new CountedPairs();
  private directMembers = new CountedPairs();
  private groupsByMember = new CountedPairs();
  private people = new PeopleIndex();
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

  /** Returns an independent copy. Linear in the number of entities and links. */
  copy(): CatalogSnapshot {
    const copy = new CatalogSnapshot([]);
    copy.entities = new Map(this.entities);
    copy.linksByFrom = copyMap(this.linksByFrom, links => [...links]);
    copy.linksByTo = copyMap(this.linksByTo, links => [...links]);
    copy.childGroups = this.childGroups.copy();
    copy.parentGroups = this.parentGroups.copy();
    copy.directMembers = this.directMembers.copy();
    copy.groupsByMember = this.groupsByMember.copy();
    copy.people = this.people.copy();
    return copy;
  }

  /** All entities. */
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

  identities(person: string): ReadonlySet<string> {
    return this.people.identities(person);
  }

  /**
   * Adds addresses that Users have or once had. They are kept even if the Users change or are removed.
   *
   * @returns the keys of all changed look-ups, see {@link DependencyTrackingCatalog}
   */
  remember(addresses: Iterable<UserAddress>): Set<string> {
    const pairs = [...addresses];
    const keys = new Set<string>();
    this.addKeysOfPeople(pairs, keys);
    pairs.forEach(pair => this.people.add(pair));
    this.addKeysOfPeople(pairs, keys);
    return keys;
  }

  /**
   * Writes and removes facts.
   *
   * @returns the keys of all changed look-ups, see {@link DependencyTrackingCatalog}
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
    // The parent groups may differ before and after the change, and so may the other identities of a User:
    // collect both.
    const users = retied.filter(({ kind }) => kind === 'User');
    const pairsOfUsers = users.map(({ ref, email }) => ({
      userRef: ref,
      address: email,
    }));
    this.addKeysAbove(retied, keys);
    this.addKeysOfPeople(pairsOfUsers, keys);
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
      this.addKeysOfPeople(pairsOfUsers, keys);
    }
    return keys;
  }

  /**
   * Adds the keys of all identities of some Users, and of all groups above them, because groups count
   * distinct people.
   */
  private addKeysOfPeople(
    people: readonly { userRef: string; address?: string }[],
    keys: Set<string>,
  ) {
    const identities = new Set(
      people.flatMap(({ userRef, address }) => [
        ...this.people.identities(userRef),
        ...(address ? this.people.identities(address) : []),
      ]),
    );
    for (const identity of identities) {
      keys.add(factsKey(identity));
      for (const group of this.groupsByMember.of(identity)) {
        for (const above of reach(group, this.parentGroups)) {
          keys.add(factsKey(above));
        }
      }
    }
  }

  /**
   * Adds the keys of some Groups and Users, of the Groups and Users that they name, and of all groups above
   * these.
   */
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
    if (entity.kind === 'User') {
      this.people.addUser(entity.ref);
      if (entity.email) {
        this.people.add({ userRef: entity.ref, address: entity.email });
      }
    }
  }

  private remove(entity: EntityFacts) {
    this.entities.delete(entity.ref);
    for (const link of entity.links) {
      drop(this.linksByFrom, link.from, link);
      drop(this.linksByTo, link.to, link);
    }
    this.eachPair(entity, (pairs, from, to) => pairs.remove(from, to));
    if (entity.kind === 'User') {
      this.people.removeUser(entity.ref);
      if (entity.email) {
        this.people.remove({ userRef: entity.ref, address: entity.email });
      }
    }
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
  }
}

/** Whether the relations and the address of a Group or User are unchanged. */
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
  // Copy on write: callers may still use the old list.
  const rest = map.get(key)?.filter(item => item !== value) ?? [];
  if (rest.length > 0) {
    map.set(key, rest);
  } else {
    map.delete(key);
  }
}
