import { CatalogView, EntityFacts } from '../facts';
import { isAmong } from '../people/isSamePerson';

/**
 * The relation of a team to the owner of an entity. `unknown`: one of the two is not in the catalog, so it
 * cannot be shown to be another team.
 *
 * @public
 */
export type TeamComparison =
  | {
      is: 'same';
      /** `equal`: it is the owner; `part`: it is part of the owner; `people`: it has the same people. */
      because: 'equal' | 'part' | 'people';
    }
  | { is: 'another' | 'unknown' };

/**
 * Compares a team with the owner of an entity. It is the same team if it is the owner or a group under it, or
 * if all members of one are members of the other. The only exception: a parent group of the owner, which
 * includes the owner's members by nature, is another team if it has other members too. The team of a User is
 * that user with their direct groups. Two equal refs are the same team even if the catalog does not have
 * them; so are two undefined owners.
 *
 * The single rule for boundary crossings and for who may prove an ability. Source: DESIGN §6.
 *
 * @param owner - entity ref of the owner
 * @param team - entity ref of the Group or User to compare
 *
 * @public
 */
export function compareTeams(
  snapshot: CatalogView,
  owner: string | undefined,
  team: string | undefined,
): TeamComparison {
  // Read both before any return, so that dependency tracking records both.
  const ownerFacts = snapshot.get(owner);
  const teamFacts = snapshot.get(team);
  if (owner === team) {
    return { is: 'same', because: 'equal' };
  }
  if (!ownerFacts || !teamFacts) {
    return { is: 'unknown' };
  }
  const own = isUser(ownerFacts)
    ? new Set(
        [...withDirectGroups(snapshot, ownerFacts.ref)].flatMap(ref => [
          ...snapshot.groupAndDescendants(ref),
        ]),
      )
    : snapshot.groupAndDescendants(ownerFacts.ref);
  const theirs = isUser(teamFacts)
    ? withDirectGroups(snapshot, teamFacts.ref)
    : new Set([teamFacts.ref]);
  if ([...theirs].some(ref => own.has(ref))) {
    return { is: 'same', because: 'part' };
  }
  return hasSamePeople(snapshot, ownerFacts.ref, teamFacts.ref)
    ? { is: 'same', because: 'people' }
    : { is: 'another' };
}

/**
 * Whether a team is known to be another team than the owner of an entity: required to prove an ability, to
 * approve an exemption, and to end the walk through a supply chain. See {@link compareTeams}.
 *
 * @public
 */
export function isAnotherTeam(
  snapshot: CatalogView,
  owner: string | undefined,
  team: string | undefined,
): boolean {
  return compareTeams(snapshot, owner, team).is === 'another';
}

/**
 * Whether data that flows from one owner to another crosses teams: true unless both are known to be the same
 * team. See {@link compareTeams}.
 *
 * @public
 */
export function crossesTeams(
  snapshot: CatalogView,
  owner: string | undefined,
  otherOwner: string | undefined,
): boolean {
  return compareTeams(snapshot, owner, otherOwner).is !== 'same';
}

function isUser(facts: EntityFacts): boolean {
  return facts.kind === 'User';
}

/** All Users that are the same person as a User, with the direct groups of each. */
function withDirectGroups(
  snapshot: CatalogView,
  userRef: string,
): ReadonlySet<string> {
  const users = [...snapshot.identities(userRef)].filter(
    identity => snapshot.get(identity)?.kind === 'User',
  );
  return new Set(users.flatMap(ref => [ref, ...snapshot.directGroups(ref)]));
}

/** Groups without members, and Users, have no people in common. */
function hasSamePeople(
  snapshot: CatalogView,
  owner: string,
  team: string,
): boolean {
  const own = snapshot.members(owner);
  const theirs = snapshot.members(team);
  if (own.size === 0 || theirs.size === 0) {
    return false;
  }
  return (
    areAllAmong(snapshot, theirs, own) ||
    (!snapshot.groupAndDescendants(team).has(owner) &&
      areAllAmong(snapshot, own, theirs))
  );
}

function areAllAmong(
  snapshot: CatalogView,
  people: ReadonlySet<string>,
  others: ReadonlySet<string>,
): boolean {
  for (const person of people) {
    if (!isAmong(snapshot, person, others)) {
      return false;
    }
  }
  return true;
}
