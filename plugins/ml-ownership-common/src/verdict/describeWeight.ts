import { CatalogCheck } from '../criteria';
import { EvidenceWeight } from '../evidence';
import { EvidencePiece } from '../schema/openapi';

/** The reason for the state of a criterion, as text. */
export function describeWeight(
  { state, pieces }: EvidenceWeight,
  answer: CatalogCheck | undefined,
): string {
  const details = (statuses: EvidencePiece['status'][]) =>
    pieces
      .filter(({ status }) => statuses.includes(status))
      .map(({ detail }) => detail)
      .join('; ');
  switch (state) {
    case 'unknown':
      return answer?.detail ?? 'No evidence yet';
    case 'stale':
      return pieces.some(({ status }) => status === 'expired')
        ? `Evidence has expired: ${details(['expired'])}`
        : `Evidence is for an earlier version: ${details(['outdated'])}`;
    default:
      return details(['decisive']);
  }
}
