import { listOf, ownerName } from './describeContract';

/** Roles of owners. Standards leave the names of roles open. */
const OWNER_ROLE =
  /owner|steward|accountable|responsible|custodian|eigentümer|verantwort|propriétaire|responsab|właściciel|vlastník|オーナー|責任者/iu;

/** Whether the name of a role is that of an owner. */
export function isOwnerRole(role: unknown): boolean {
  return OWNER_ROLE.test(String(role));
}

/** The present member of a team whose role is that of an owner, by name or user name. */
export function findOwningMember(team: unknown): string | undefined {
  const owner = listOf(team).find(
    ({ role, dateOut }) => isOwnerRole(role) && !isPast(dateOut),
  );
  return ownerName(owner?.name) ?? ownerName(owner?.username);
}

function isPast(date: unknown): boolean {
  return (
    date !== undefined &&
    date !== null &&
    (date instanceof Date ? date.getTime() : Date.parse(String(date))) <
      Date.now()
  );
}
