import { CatalogView } from './CatalogView';
import { DeclaredLink, EntityFacts } from './EntityFacts';

/** The key of an entity's facts and, for a Group or User, of who belongs to it. */
export function factsKey(ref: string): string {
  return ref;
}

/** The key of the links at an entity, whichever end declares them. */
export function linksKey(ref: string): string {
  return `${ref}>`;
}

/**
 * The key of the evidence of an entity, for those who look at the evidence of another.
 *
 * @public
 */
export function evidenceKey(ref: string): string {
  return `${ref}#`;
}

/**
 * A view of a catalog that notes what is read through it, so that whoever evaluates an entity learns what the result
 * depends on. The keys are those that {@link CatalogSnapshot.update} gives back for what it changed.
 *
 * @public
 */
export class TrackedCatalog implements CatalogView {
  private noted = new Set<string>();

  constructor(private readonly catalog: CatalogView) {}

  /** The keys of what was read since the last call. */
  takeReads(): Set<string> {
    const reads = this.noted;
    this.noted = new Set();
    return reads;
  }

  /** Notes a read that went past the catalog. */
  note(key: string): void {
    this.noted.add(key);
  }

  get(ref: string | undefined): EntityFacts | undefined {
    if (ref === undefined) {
      return undefined;
    }
    this.noted.add(factsKey(ref));
    return this.catalog.get(ref);
  }

  linksFrom(ref: string, relation?: string): readonly DeclaredLink[] {
    this.noted.add(linksKey(ref));
    return this.catalog.linksFrom(ref, relation);
  }

  linksTo(ref: string, relation?: string): readonly DeclaredLink[] {
    this.noted.add(linksKey(ref));
    return this.catalog.linksTo(ref, relation);
  }

  groupAndDescendants(groupRef: string): ReadonlySet<string> {
    this.noted.add(factsKey(groupRef));
    return this.catalog.groupAndDescendants(groupRef);
  }

  members(groupRef: string): ReadonlySet<string> {
    this.noted.add(factsKey(groupRef));
    return this.catalog.members(groupRef);
  }

  directGroups(userRef: string): ReadonlySet<string> {
    this.noted.add(factsKey(userRef));
    return this.catalog.directGroups(userRef);
  }

  usersLike(person: string): ReadonlySet<string> {
    const users = this.catalog.usersLike(person);
    users.forEach(ref => this.noted.add(factsKey(ref)));
    return users;
  }
}
