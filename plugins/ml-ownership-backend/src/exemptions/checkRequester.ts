import { NotAllowedError } from '@backstage/errors';
import {
  CatalogSnapshot,
  MlEntityFacts,
  getOperator,
  speaksFor,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * Checks that a user may request an exemption: a member of the team that owns or operates the entity.
 *
 * @throws NotAllowedError that names the teams
 */
export function checkRequester(
  snapshot: CatalogSnapshot,
  entity: MlEntityFacts,
  requestedBy: string,
): void {
  if (!speaksFor(snapshot, entity, requestedBy)) {
    const teams = [...new Set([entity.owner, getOperator(entity)])]
      .filter(ref => ref !== undefined)
      .join(' or ');
    throw new NotAllowedError(
      `${requestedBy} belongs neither to the owner nor to the operating group of ${entity.ref}. A member of ${teams} has to request the exemption`,
    );
  }
}
