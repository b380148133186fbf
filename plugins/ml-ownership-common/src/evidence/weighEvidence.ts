import {
  CriterionState,
  EvidencePiece,
  EvidenceSource,
} from '../schema/openapi';

/**
 * Who is believed before whom, strongest first. Source: DESIGN §4.
 *
 * @public
 */
export const EVIDENCE_SOURCES: readonly EvidenceSource[] = [
  'drill',
  'observed',
  'document',
  'catalog',
  'attested',
];

/**
 * The state that the evidence for one criterion yields at one moment: only pieces from accepted sources that have not
 * expired are weighed, the strongest source wins, and at equal strength a fail wins. Evidence that has expired makes
 * `stale`, none at all `unknown`. The order of the pieces does not matter.
 *
 * @param now - ISO 8601 instant
 * @returns the state, and the pieces that decided it
 * @public
 */
export function weighEvidence(
  pieces: readonly EvidencePiece[],
  accepts: readonly EvidenceSource[],
  now: string,
): {
  state: Extract<CriterionState, 'pass' | 'fail' | 'stale' | 'unknown'>;
  deciding: EvidencePiece[];
} {
  const accepted = pieces.filter(piece => accepts.includes(piece.source));
  if (accepted.length === 0) {
    return { state: 'unknown', deciding: [] };
  }
  const instant = Date.parse(now);
  const valid = accepted.filter(
    piece => !piece.expiresAt || Date.parse(piece.expiresAt) > instant,
  );
  if (valid.length === 0) {
    return { state: 'stale', deciding: accepted };
  }
  const strength = (piece: EvidencePiece) =>
    EVIDENCE_SOURCES.indexOf(piece.source);
  const strongest = Math.min(...valid.map(strength));
  const heard = valid.filter(piece => strength(piece) === strongest);
  const fails = heard.filter(piece => piece.outcome === 'fail');
  return fails.length > 0
    ? { state: 'fail', deciding: fails }
    : { state: 'pass', deciding: heard };
}
