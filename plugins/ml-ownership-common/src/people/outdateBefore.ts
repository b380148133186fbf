import { RecordedEvidence } from '../evidence';

/**
 * Marks evidence as outdated that passed before an entity came back into the catalog as a different one: it
 * is about the earlier entity. Failures still count.
 *
 * @param renewedAt - ISO 8601 instant at which it came back; undefined if it never did
 *
 * @public
 */
export function outdateBefore(
  renewedAt: string | undefined,
  evidence: readonly RecordedEvidence[],
): RecordedEvidence[] {
  if (renewedAt === undefined) {
    return [...evidence];
  }
  const renewed = Date.parse(renewedAt);
  return evidence.map(piece =>
    piece.outcome === 'fail' ||
    piece.exclusion ||
    Date.parse(piece.observedAt) >= renewed
      ? piece
      : {
          ...piece,
          exclusion: 'outdated',
          detail: `${piece.detail}; recorded before the entity was registered again as a different one at ${renewedAt}`,
        },
  );
}
