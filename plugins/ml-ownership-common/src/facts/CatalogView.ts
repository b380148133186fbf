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

  /**
   * Refs of the Users who may be a person, however the person is written down: by ref, by the address that their commits carry,
   * by the address that two Users share, or by the same name in another namespace. Two people of one name in two namespaces
   * are taken for one, since the other mistake would let authors prove their own work.
   *
   * @param person - entity ref of a User, or e-mail address in lower case
   */
  usersLike(person: string): ReadonlySet<string>;
}
