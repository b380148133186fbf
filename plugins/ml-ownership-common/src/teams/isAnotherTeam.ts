import { CatalogSnapshot } from '../facts';

/**
 * Whether a team is another one, seen from the owner of an entity: not the owner, and no group under that owner. Where the
 * owner is a User, the team is that User with the groups they are a direct member of. What does not exist is always
 * another team: nobody can be shown to be in it.
 *
 * The one place that decides it, for boundary crossings and for who may prove an ability. Source: DESIGN §6.
 *
 * @public
 */
export function isAnotherTeam(
  snapshot: CatalogSnapshot,
  owner: string | undefined,
  team: string | undefined,
): boolean {
  const ownerFacts = snapshot.get(owner);
  if (!ownerFacts || !team || !snapshot.get(team)) {
    return true;
  }
  if (team === ownerFacts.ref) {
    return false;
  }
  return ownerFacts.kind === 'User'
    ? !snapshot.directGroups(ownerFacts.ref).has(team)
    : !snapshot.groupAndDescendants(ownerFacts.ref).has(team);
}
