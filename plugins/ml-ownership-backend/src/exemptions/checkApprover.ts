import { NotAllowedError } from '@backstage/errors';
import {
  CatalogSnapshot,
  isAnotherTeam,
  isSamePerson,
  MlEntityFacts,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * Checks that a user may approve an exemption: another person than the requester, and outside of the owning team.
 *
 * @throws NotAllowedError that names the reason
 */
export function checkApprover(
  snapshot: CatalogSnapshot,
  entity: MlEntityFacts,
  people: { approver: string; requestedBy: string },
): void {
  const { approver, requestedBy } = people;
  if (isSamePerson(snapshot, requestedBy, approver)) {
    throw new NotAllowedError('You cannot approve your own request');
  }
  if (snapshot.get(approver)?.kind !== 'User') {
    throw new NotAllowedError(
      `${approver} is not a User in the catalog, so their team is unknown. A User outside the owning team must approve`,
    );
  }
  if (!snapshot.get(entity.owner)) {
    throw new NotAllowedError(
      `The owner of ${entity.ref} does not exist in the catalog, so independence cannot be verified. Set a valid owner first`,
    );
  }
  if (!isAnotherTeam(snapshot, entity.owner, approver)) {
    throw new NotAllowedError(
      `${approver} belongs to the team that owns ${entity.ref}. Someone outside that team must approve`,
    );
  }
}
