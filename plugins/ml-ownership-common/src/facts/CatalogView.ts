import { DeclaredLink, EntityFacts } from './EntityFacts';

/**
 * The look-ups in the facts of a catalog that the rules need. Each is constant time or linear in its result,
 * and safe with cycles in the group tree.
 *
 * @public
 */
export interface CatalogView {
  /** The facts of an entity, or undefined if the catalog does not have it. */
  get(ref: string | undefined): EntityFacts | undefined;

  /** Links of one relation out of an entity, whichever end declares them. */
  linksFrom(ref: string, relation?: string): readonly DeclaredLink[];

  /** Links of one relation into an entity, whichever end declares them. */
  linksTo(ref: string, relation?: string): readonly DeclaredLink[];

  /** The group itself and every group under it. */
  groupAndDescendants(groupRef: string): ReadonlySet<string>;

  /** Refs of the existing Users who are members of a group or of any group under it. */
  members(groupRef: string): ReadonlySet<string>;

  /** The groups that a User is a direct member of, whichever side declares it. */
  directGroups(userRef: string): ReadonlySet<string>;

  /**
   * All identities of the same person: refs of Users, addresses, and `user:?/name` for a name in any
   * namespace. Users are the same person if they have, or once had, the same address, or have the same name
   * in two namespaces. Use this to compare or count people, see {@link isSamePerson}.
   *
   * @param person - entity ref of a User, or e-mail address in lower case
   */
  identities(person: string): ReadonlySet<string>;
}
