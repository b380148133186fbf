import { CatalogView, mention } from '../facts';
import { isAmong } from '../people';
import { compareTeams } from '../teams';
import { mentionOf } from './mentionOf';

/**
 * Explains why a user belongs to a current or recent owner of an entity; undefined if the user does not.
 *
 * @param owners - entity refs: the current owner, then recent owners
 * @param formerMembers - entity refs of those who left an owner recently
 *
 * @public
 */
export function findPersonObjection(
  snapshot: CatalogView,
  person: string,
  owners: readonly string[],
  formerMembers: ReadonlySet<string>,
): string | undefined {
  const name = mentionOf(snapshot, person);
  const inside = owners
    .map(ref => snapshot.get(ref))
    .find(owner => owner && !isOutside(snapshot, owner.ref, person));
  if (inside) {
    return `${name} is in ${mention(inside)}, which ${
      inside.ref === owners[0] ? 'owns it' : 'owned it until recently'
    }`;
  }
  return isAmong(snapshot, person, formerMembers)
    ? `${name} left the owning team recently`
    : undefined;
}

/**
 * Explains why a performing team is not another team than the current and recent owners of an entity. It is
 * another team if:
 *
 * - The performing team is not an owner, nor a group under one, nor the same people, see
 *   {@link compareTeams}. A parent group of an owner is another team if it has other members too.
 * - None of the participants belongs to an owner, or to a group under it.
 * - All participants are Users of the catalog, and members of the performing team.
 *
 * @param owners - entity refs: the current owner, then recent owners
 * @param formerMembers - entity refs of the people and groups that left an owner recently
 * @returns the objections as texts; empty if it is another team
 *
 * @public
 */
export function findTeamObjections(
  snapshot: CatalogView,
  drill: { performingTeam: string; operators: readonly string[] },
  owners: readonly string[],
  formerMembers: ReadonlySet<string>,
): string[] {
  const { operators, performingTeam } = drill;
  const name = mentionOf(snapshot, performingTeam);
  const [owner] = owners;
  return [
    ...(snapshot.get(owner)
      ? []
      : [
          'The owner does not exist in the catalog, so independence cannot be verified. Set a valid owner first',
        ]),
    ...(snapshot.get(performingTeam)?.kind === 'Group'
      ? []
      : [`${name} is not a Group in the catalog`]),
    ...owners.flatMap(ref =>
      findSameTeam(
        snapshot,
        performingTeam,
        ref,
        ref === owner ? 'owns it' : 'owned it until recently',
      ),
    ),
    ...(formerMembers.has(performingTeam)
      ? [`${name} was part of the owning team until recently`]
      : []),
    ...operators.flatMap(operator =>
      findOperatorObjections(
        snapshot,
        performingTeam,
        operator,
        owners,
        formerMembers,
      ),
    ),
  ];
}

function findSameTeam(
  snapshot: CatalogView,
  performingTeam: string,
  owner: string,
  owns: string,
): string[] {
  const comparison = owner
    ? compareTeams(snapshot, owner, performingTeam)
    : undefined;
  if (comparison?.is !== 'same') {
    return [];
  }
  const name = mentionOf(snapshot, performingTeam);
  if (comparison.because === 'people') {
    return [
      `${name} has the same people as ${mentionOf(
        snapshot,
        owner,
      )}, which ${owns}`,
    ];
  }
  return [
    `${name} is ${
      comparison.because === 'equal' ? 'the team' : 'part of the team'
    } that ${owns}`,
  ];
}

function findOperatorObjections(
  snapshot: CatalogView,
  performingTeam: string,
  operator: string,
  owners: readonly string[],
  formerMembers: ReadonlySet<string>,
): string[] {
  if (snapshot.get(operator)?.kind !== 'User') {
    return [
      `${operator} is not a User in the catalog, so their team is unknown`,
    ];
  }
  const objection = findPersonObjection(
    snapshot,
    operator,
    owners,
    formerMembers,
  );
  const team = snapshot.get(performingTeam);
  return [
    ...(objection ? [objection] : []),
    ...(team && !snapshot.members(team.ref).has(operator)
      ? [`${mentionOf(snapshot, operator)} is not in ${mention(team)}`]
      : []),
  ];
}

/** Whether a user is neither the owner nor in a group of the owner. */
function isOutside(
  snapshot: CatalogView,
  owner: string,
  person: string,
): boolean {
  return (
    !isAmong(snapshot, person, snapshot.members(owner)) &&
    compareTeams(snapshot, owner, person).is !== 'same'
  );
}
