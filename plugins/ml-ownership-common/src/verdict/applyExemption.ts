import { CatalogView } from '../facts';
import { isSamePerson } from '../people';
import { ActiveExemption } from '../schema/openapi';
import { isAnotherTeam } from '../teams';
import { CriterionResult } from './CriterionResult';
import { earliest } from './earliest';
import { EvaluationInput } from './EvaluationInput';

/** Applies an exemption; only a criterion that does not pass can be exempt. */
export function applyExemption(
  result: CriterionResult,
  entityRef: string,
  input: EvaluationInput,
): CriterionResult {
  if (
    result.state === 'pass' ||
    result.state === 'not-applicable' ||
    !isExemptable(result.id)
  ) {
    return result;
  }
  const exemption = input.exemption?.(entityRef, result.id);
  if (!exemption || Date.parse(exemption.expiresAt) <= Date.parse(input.now)) {
    return result;
  }
  const doubt = doubtExemption(exemption, entityRef, input.snapshot);
  if (doubt) {
    return {
      ...result,
      reason: `${result.reason}. The exemption is not valid: ${doubt}`,
    };
  }
  return {
    ...result,
    state: 'exempt',
    reason: `Exempt until ${exemption.expiresAt.slice(0, 10)}: ${
      exemption.reason
    }`,
    exemption,
    changesAt: earliest([result.changesAt, exemption.expiresAt]),
  };
}

/**
 * Explains why an approved exemption does not count; undefined if it does. The owner may have been changed
 * only for the approval, and requester and approver may turn out to be the same person.
 *
 * @public
 */
export function doubtExemption(
  exemption: ActiveExemption,
  entityRef: string,
  snapshot: CatalogView,
): string | undefined {
  const { requestedBy, approvedBy } = exemption;
  if (isSamePerson(snapshot, requestedBy, approvedBy)) {
    return 'its requester and its approver are the same person';
  }
  return isAnotherTeam(snapshot, snapshot.get(entityRef)?.owner, approvedBy)
    ? undefined
    : 'its approver belongs to the owning team';
}

/**
 * Whether a criterion can be exempted: ownership and drills cannot. Source: DESIGN §4.
 *
 * @public
 */
export function isExemptable(criterionId: string): boolean {
  return (
    !criterionId.startsWith('ownership.') && !criterionId.endsWith('.drill')
  );
}
