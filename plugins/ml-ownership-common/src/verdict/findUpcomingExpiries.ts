import { EvidencePiece } from '../schema/openapi';
import { CriterionResult } from './CriterionResult';
import { earliest } from './earliest';

/**
 * Evidence that expires soon, or an exemption that ends soon.
 *
 * @public
 */
export interface UpcomingExpiry {
  criterion: string;
  what: 'evidence' | 'exemption';
  /** ISO 8601 instant. */
  at: string;
}

/** Maximum time between the warning and the end, in milliseconds. */
const WARNING = 14 * 86_400_000;

/**
 * Finds evidence and exemptions that end within fourteen days, or within half of their lifetime if that is
 * shorter: evidence that is renewed daily and valid for a week must not cause permanent warnings.
 *
 * @returns also the next instant at which a warning is due
 */
export function findUpcomingExpiries(
  criteria: readonly CriterionResult[],
  now: string,
): { soon: UpcomingExpiry[]; nextWarningAt?: string } {
  const instant = Date.parse(now);
  const soon: UpcomingExpiry[] = [];
  const later: string[] = [];
  const add = (
    criterion: string,
    what: UpcomingExpiry['what'],
    at: string,
    start: string,
  ) => {
    const end = Date.parse(at);
    const warnAt =
      end - Math.min(WARNING, Math.max(0, end - Date.parse(start)) / 2);
    if (warnAt <= instant) {
      soon.push({ criterion, what, at });
    } else {
      // Rounded up: a millisecond too early would cause an immediate second check.
      later.push(new Date(Math.ceil(warnAt)).toISOString());
    }
  };
  for (const { id, state, evidence, exemption } of criteria) {
    if (exemption) {
      add(id, 'exemption', exemption.expiresAt, exemption.approvedAt);
    } else if (state === 'pass') {
      const deciding = evidence.filter(({ status }) => status === 'decisive');
      const lasting = deciding.reduce((last, piece) =>
        endOf(piece) > endOf(last) ? piece : last,
      );
      if (lasting.expiresAt) {
        add(id, 'evidence', lasting.expiresAt, lasting.observedAt);
      }
    }
  }
  return { soon, nextWarningAt: earliest(later) };
}

function endOf({ expiresAt }: EvidencePiece): number {
  return expiresAt ? Date.parse(expiresAt) : Infinity;
}
