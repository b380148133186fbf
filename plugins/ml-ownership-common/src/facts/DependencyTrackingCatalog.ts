import { CatalogView } from './CatalogView';
import { DeclaredLink, EntityFacts } from './EntityFacts';

/** The key of an entity's facts and, for a Group or User, of its memberships. */
export function factsKey(ref: string): string {
  return ref;
}

/** The key of the links at an entity, whichever end declares them. */
export function linksKey(ref: string): string {
  return `${ref}>`;
}

/**
 * The key of the evidence of an entity, for evaluations that read the evidence of another entity.
 *
 * @public
 */
export function evidenceKey(ref: string): string {
  return `${ref}#`;
}

/**
 * A view of a catalog that records all reads, to find the dependencies of an evaluation. The keys are those
 * that {@link CatalogSnapshot.update} returns for its changes.
 *
 * @public
 */
export class DependencyTrackingCatalog implements CatalogView {
  private noted = new Set<string>();
  private hasReadPeople = false;

  constructor(private readonly catalog: CatalogView) {}

  /** Returns the keys that were read since the last call. */
  drainTrackedReads(): Set<string> {
    const reads = this.noted;
    this.noted = new Set();
    return reads;
  }

  /** Returns whether a Group or User was read since the last call. */
  takeReadOfPeople(): boolean {
    const read = this.hasReadPeople;
    this.hasReadPeople = false;
    return read;
  }

  /** Records a read that bypassed the catalog. */
  note(key: string): void {
    this.noted.add(key);
  }

  get(ref: string | undefined): EntityFacts | undefined {
    if (ref === undefined) {
      return undefined;
    }
    this.noteFacts(ref);
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
    this.noteFacts(groupRef);
    return this.catalog.groupAndDescendants(groupRef);
  }

  members(groupRef: string): ReadonlySet<string> {
    this.noteFacts(groupRef);
    return this.catalog.members(groupRef);
  }

  directGroups(userRef: string): ReadonlySet<string> {
    this.noteFacts(userRef);
    return this.catalog.directGroups(userRef);
  }

  identities(person: string): ReadonlySet<string> {
    const identities = this.catalog.identities(person);
    this.hasReadPeople = true;
    identities.forEach(identity => this.noteFacts(identity));
    return identities;
  }

  private noteFacts(ref: string) {
    this.noted.add(factsKey(ref));
    this.hasReadPeople ||= ref.startsWith('group:') || ref.startsWith('user:');
  }
}
