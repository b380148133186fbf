import { CatalogCheck } from '../criteria';
import { EvidenceWeight } from '../evidence';
import { EvidencePiece } from '../schema/openapi';

/**
 * The reason for the state of a criterion, as text.
 *
 * @param currentVersion - the version that evidence has to be about, if it is known
 */
export function describeWeight(
  { state, pieces }: EvidenceWeight,
  answer: CatalogCheck | undefined,
  currentVersion?: string,
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
      if (pieces.some(({ status }) => status === 'expired')) {
        return `Evidence has expired: ${details(['expired'])}`;
      }
      return currentVersion !== undefined &&
        pieces.every(({ subjectVersion }) => subjectVersion === undefined)
        ? `Evidence does not state its version, and is from before version ${currentVersion} was first observed: ${details(
            ['outdated'],
          )}`
        : `Evidence is for an earlier version: ${details(['outdated'])}`;
    default:
      return details(['decisive']);
  }
}
