import {
  ABILITIES,
  CriterionResult,
  evaluateAbilities,
  EvidencePiece,
  ScorecardSummary,
  Verdict,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * Criteria as they read at a moment for which they are not evaluated yet: a pass whose deciding evidence has all
 * expired is stale, and so is an expired exemption. A fail stays until the next evaluation.
 *
 * @param now - ISO 8601 instant
 */
export function expireOverdue<
  Criterion extends Pick<CriterionResult, 'state' | 'reason' | 'exemption'> & {
    evidence: readonly Pick<EvidencePiece, 'status' | 'expiresAt'>[];
  },
>(criteria: readonly Criterion[], now: string): Criterion[] {
  return criteria.map(criterion =>
    hasEnded(criterion, now)
      ? {
          ...criterion,
          state: 'stale',
          reason: `${
            criterion.state === 'exempt' ? 'The exemption' : 'Evidence'
          } has expired and has not been evaluated again yet: ${
            criterion.reason
          }`,
          exemption: undefined,
          evidence: criterion.evidence.map(piece =>
            piece.status === 'decisive' && isOver(piece.expiresAt, now)
              ? { ...piece, status: 'expired' }
              : piece,
          ),
        }
      : criterion,
  );
}

/**
 * Abilities as they read at a moment for which they are not evaluated yet: proof that may have expired does not
 * count.
 */
export function expireAbilities(
  abilities: ScorecardSummary['abilities'],
  criteria?: readonly CriterionResult[],
): ScorecardSummary['abilities'] {
  const evaluated = criteria && evaluateAbilities(criteria);
  const ended: ScorecardSummary['abilities'] = {};
  for (const ability of ABILITIES) {
    const result = evaluated ? evaluated[ability] : abilities[ability];
    if (result) {
      ended[ability] = result.verdict === 'yes' ? expireProof(result) : result;
    }
  }
  return ended;
}

/** A verdict and level whose proof may have expired: no longer proven, but not worse than that. */
export function expireProof<Proof extends { verdict: Verdict; level?: number }>(
  proof: Proof,
): Proof {
  return {
    ...proof,
    verdict: proof.verdict === 'yes' ? 'unproven' : proof.verdict,
    level: proof.level && Math.min(proof.level, 3),
  };
}

/** Whether time has changed something since the evaluation. ISO 8601 instants. */
export function isOverdue(
  nextChangeAt: string | null | undefined,
  overdueAt: string | undefined,
): boolean {
  return (
    overdueAt !== undefined &&
    typeof nextChangeAt === 'string' &&
    nextChangeAt <= overdueAt
  );
}

function hasEnded(
  {
    state,
    exemption,
    evidence,
  }: Pick<CriterionResult, 'state' | 'exemption'> & {
    evidence: readonly Pick<EvidencePiece, 'status' | 'expiresAt'>[];
  },
  now: string,
): boolean {
  if (state === 'exempt') {
    return isOver(exemption?.expiresAt, now);
  }
  const deciding = evidence.filter(({ status }) => status === 'decisive');
  return (
    (state === 'pass' || state === 'not-applicable') &&
    deciding.length > 0 &&
    deciding.every(({ expiresAt }) => isOver(expiresAt, now))
  );
}

function isOver(end: string | undefined, now: string): boolean {
  return end !== undefined && Date.parse(end) <= Date.parse(now);
}
