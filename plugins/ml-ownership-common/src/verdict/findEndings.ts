import { EvidencePiece } from '../schema/openapi';
import { CriterionResult, earliest } from './evaluateCriteria';

/**
 * Something that counts now and will soon no longer: evidence that expires, or an exemption that ends.
 *
 * @public
 */
export interface EndingSoon {
  criterion: string;
  what: 'evidence' | 'exemption';
  /** ISO 8601 instant. */
  at: string;
}

/** How long before the end somebody is told, in milliseconds. */
const WARNING = 14 * 86_400_000;

/**
 * What counts now and ends within fourteen days, or within half of its time where that is shorter: what is renewed every
 * day and valid for a week must not be announced all the time.
 *
 * @returns also the next instant at which something else comes that near to its end
 */
export function findEndings(
  criteria: readonly CriterionResult[],
  now: string,
): { soon: EndingSoon[]; nextWarningAt?: string } {
  const instant = Date.parse(now);
  const soon: EndingSoon[] = [];
  const later: string[] = [];
  const add = (
    criterion: string,
    what: EndingSoon['what'],
    at: string,
    start: string,
  ) => {
    const end = Date.parse(at);
    const warnAt =
      end - Math.min(WARNING, Math.max(0, end - Date.parse(start)) / 2);
    if (warnAt <= instant) {
      soon.push({ criterion, what, at });
    } else {
      // Not a millisecond early: it would be asked about again at once.
      later.push(new Date(Math.ceil(warnAt)).toISOString());
    }
  };
  for (const { id, state, evidence, exemption } of criteria) {
    if (exemption) {
      add(id, 'exemption', exemption.until, exemption.approvedAt);
    } else if (state === 'pass') {
      const deciding = evidence.filter(
        ({ standing }) => standing === 'decides',
      );
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
