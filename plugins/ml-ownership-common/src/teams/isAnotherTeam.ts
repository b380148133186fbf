import { CatalogView, EntityFacts } from '../facts';

/**
 * Whether a team is another one, seen from the owner of an entity: not the owner, and no group under that owner. Where
 * either is a User, their team is that User with the groups they are a direct member of. What does not exist is always
 * another team: nobody can be shown to be in it.
 *
 * The one place that decides it, for boundary crossings and for who may prove an ability. Source: DESIGN §6.
 *
 * @public
 */
export function isAnotherTeam(
  snapshot: CatalogView,
  owner: string | undefined,
  team: string | undefined,
): boolean {
  const ownerFacts = snapshot.get(owner);
  const teamFacts = snapshot.get(team);
  if (!ownerFacts || !teamFacts) {
    return true;
  }
  const own = isUser(ownerFacts)
    ? withDirectGroups(snapshot, ownerFacts.ref)
    : snapshot.groupAndDescendants(ownerFacts.ref);
  const theirs = isUser(teamFacts)
    ? withDirectGroups(snapshot, teamFacts.ref)
    : new Set([teamFacts.ref]);
  return ![...theirs].some(ref => own.has(ref));
}

function isUser(facts: EntityFacts): boolean {
  return facts.kind === 'User';
}

function withDirectGroups(
  snapshot: CatalogView,
  userRef: string,
): ReadonlySet<string> {
  return new Set([userRef, ...snapshot.directGroups(userRef)]);
}
