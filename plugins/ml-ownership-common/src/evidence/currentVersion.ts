import { sameVersion } from '../versions';
import { RecordedEvidence } from './RecordedEvidence';

/**
 * Accepted difference by which the clock of another system may be ahead, in milliseconds.
 *
 * @public
 */
export const CLOCK_SKEW = 5 * 60_000;

/**
 * The current version of a subject.
 *
 * @public
 */
export interface SubjectVersion {
  version: string;
  /** ISO 8601 instant of the first observation. */
  since: string;
}

/**
 * Which of several versions is the current one. For `source`, it is the version that was first seen most
 * recently, so that a run of an old commit changes nothing; for the serving version, it is the one that
 * appeared last, even if it served before, as after a rollback.
 *
 * @public
 */
export type VersionOrder = 'first-seen' | 'last-appeared';

/**
 * Whether a piece of evidence counts at a moment, considering only its time: a failure counts immediately,
 * whatever the clock; other evidence with a date in the future counts from that date.
 *
 * @param now - milliseconds since 1970
 */
export function isInEffect(
  { source, outcome, observedAt }: RecordedEvidence,
  now: number,
): boolean {
  return (
    outcome === 'fail' ||
    // The catalog is read at each evaluation.
    source === 'catalog' ||
    Date.parse(observedAt) <= now + CLOCK_SKEW
  );
}

/** The instant from which evidence with a date in the future counts, in milliseconds since 1970. */
export function effectiveFrom({ observedAt }: RecordedEvidence): number {
  return Date.parse(observedAt) - CLOCK_SKEW;
}

/**
 * The current version according to some evidence, see {@link VersionOrder}; undefined if no piece has a
 * version. Independent of the order of the pieces.
 *
 * @param now - milliseconds since 1970
 */
export function currentVersion(
  pieces: readonly RecordedEvidence[],
  now: number,
  order: VersionOrder,
): SubjectVersion | undefined {
  const seen: { version: string; first: number; appeared: number }[] = [];
  for (const piece of pieces) {
    const { subjectVersion: version } = piece;
    if (version !== undefined && isInEffect(piece, now)) {
      const at = Date.parse(piece.firstSeenAt ?? piece.observedAt);
      const known = seen.find(item => sameVersion(item.version, version));
      if (known) {
        known.first = Math.min(known.first, at);
        known.appeared = Math.max(known.appeared, at);
        // A short hash and its complete form are the same version; keep the complete one.
        known.version = longest(known.version, version);
      } else {
        seen.push({ version, first: at, appeared: at });
      }
    }
  }
  if (seen.length === 0) {
    return undefined;
  }
  const timeOf = (item: (typeof seen)[number]) =>
    order === 'first-seen' ? item.first : item.appeared;
  const current = seen.reduce((last, item) => {
    const later = timeOf(item) - timeOf(last);
    return later > 0 || (later === 0 && item.version > last.version)
      ? item
      : last;
  });
  return {
    version: current.version,
    since: new Date(current.first).toISOString(),
  };
}

function longest(a: string, b: string): string {
  if (a.length !== b.length) {
    return a.length > b.length ? a : b;
  }
  return a > b ? a : b;
}
