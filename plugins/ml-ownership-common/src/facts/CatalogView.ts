import { DeclaredLink, EntityFacts } from './EntityFacts';

/**
 * The look-ups in the facts of a catalog that the rules need. Each is constant time or linear in its answer, and safe with
 * cycles in the group tree.
 *
 * @public
 */
export interface CatalogView {
  /** The facts of an entity, or undefined where the catalog has none by that ref. */
  get(ref: string | undefined): EntityFacts | undefined;

  /** Links of one relation out of an entity, whichever end declares them. */
  linksFrom(ref: string, relation?: string): readonly DeclaredLink[];

  /** Links of one relation into an entity, whichever end declares them. */
  linksTo(ref: string, relation?: string): readonly DeclaredLink[];

  /** The group itself and every group under it. */
  groupAndDescendants(groupRef: string): ReadonlySet<string>;

  /** Refs of the existing Users who are members of a group or of any group under it. */
  members(groupRef: string): ReadonlySet<string>;

  /** The groups that a User is a direct member of, whichever side says so. */
  directGroups(userRef: string): ReadonlySet<string>;
}
