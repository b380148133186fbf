import {
  CriterionState,
  EvidencePiece,
  EvidenceSource,
} from '../schema/openapi';
import { RecordedEvidence } from './RecordedEvidence';

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
 * What the weighing of evidence for one criterion depends on, besides the evidence.
 *
 * @public
 */
export interface EvidenceRules {
  /** The sources that the criterion accepts. */
  accepts: readonly EvidenceSource[];
  /** ISO 8601 instant. */
  now: string;
  /** Days after which a piece is stale; never where absent. */
  maxAgeDays?: number;
  /** What the entity declares now where the criterion looks; absent where the criterion looks at no declaration. */
  declaration?: string;
  /** The current version of what the criterion is about; absent where nobody knows it. */
  subject?: SubjectVersion;
}

/**
 * The current version of a subject.
 *
 * @public
 */
export interface SubjectVersion {
  version: string;
  /** ISO 8601 instant at which it was first seen. */
  since: string;
}

/**
 * What evidence yields for one criterion at one moment.
 *
 * @public
 */
export interface EvidenceWeight {
  state: Extract<CriterionState, 'pass' | 'fail' | 'stale' | 'unknown'>;
  /** Every piece with what it counts for, in the order given. */
  pieces: EvidencePiece[];
  /** ISO 8601 instant at which time alone changes the weight. */
  changesAt?: string;
}

const DAY = 86_400_000;

/**
 * The state that the evidence for one criterion yields at one moment.
 *
 * - Of each writer and source only the newest piece is heard: who looked again has changed their word. Of two pieces of the
 *   same instant both are heard. Drills are one series, whoever recorded them.
 * - Of these, only accepted, unexpired pieces about the current subject are weighed. The strongest source wins, and at
 *   equal strength a fail wins.
 * - A failed drill never expires: it stands until a later one.
 * - Evidence that no longer counts makes `stale`, none at all `unknown`.
 *
 * The order of the pieces does not matter. Source: DESIGN §4 and §6.
 *
 * @public
 */
export function weighEvidence(
  evidence: readonly RecordedEvidence[],
  rules: EvidenceRules,
): EvidenceWeight {
  if (evidence.length === 0) {
    return { state: 'unknown', pieces: [] };
  }
  const [only, ...others] = evidence;
  if (only.source === 'catalog' && !only.expiresAt && others.length === 0) {
    return weighCatalog(only, rules);
  }
  const now = Date.parse(rules.now);
  // Most criteria have one piece, and there are half a million of them.
  const newest = evidence.length === 1 ? undefined : newestByWriter(evidence);
  const ends = evidence.map(piece => expiryOf(piece, rules));
  const standings = evidence.map((piece, index) =>
    standingBeforeWeighing(piece, ends[index], newest, rules, now),
  );

  let strongest = EVIDENCE_SOURCES.length;
  let fails = false;
  evidence.forEach((piece, index) => {
    if (standings[index] === undefined) {
      const strength = EVIDENCE_SOURCES.indexOf(piece.source);
      if (strength < strongest) {
        strongest = strength;
        fails = false;
      }
      fails ||= strength === strongest && piece.outcome === 'fail';
    }
  });

  const pieces = evidence.map((piece, index): EvidencePiece => {
    const { declaration: _, ruledOut: __, ...shown } = piece;
    const decides =
      EVIDENCE_SOURCES.indexOf(piece.source) === strongest &&
      (piece.outcome === 'fail') === fails;
    const end = ends[index];
    return {
      ...shown,
      expiresAt: end === undefined ? undefined : new Date(end).toISOString(),
      standing: standings[index] ?? (decides ? 'decides' : 'outweighed'),
    };
  });
  const counted = standings.some(standing => standing === undefined);
  const heard = standings.some(
    standing => standing === 'expired' || standing === 'outdated',
  );
  const decided = fails ? 'fail' : 'pass';
  const unheard = heard ? 'stale' : 'unknown';
  const nextEnd = Math.min(
    ...ends.filter(
      (end, index): end is number =>
        standings[index] === undefined && end !== undefined,
    ),
  );
  return {
    state: counted ? decided : unheard,
    pieces,
    changesAt: Number.isFinite(nextEnd)
      ? new Date(nextEnd).toISOString()
      : undefined,
  };
}

/** What the catalog says alone, as it does for most criteria: it neither ages nor speaks of another version,
 * and there are hundreds of thousands of it. */
function weighCatalog(
  { declaration: _, ...piece }: RecordedEvidence,
  { accepts }: EvidenceRules,
): EvidenceWeight {
  return accepts.includes('catalog')
    ? { state: piece.outcome, pieces: [{ ...piece, standing: 'decides' }] }
    : {
        state: 'unknown',
        pieces: [{ ...piece, standing: 'not-accepted' }],
      };
}

/** The instant of the newest piece of each writer and source. */
function newestByWriter(
  evidence: readonly RecordedEvidence[],
): Map<string, number> {
  const newest = new Map<string, number>();
  for (const piece of evidence) {
    if (piece.ruledOut === 'not-accepted') {
      continue;
    }
    const key = writerKey(piece);
    const at = Date.parse(piece.observedAt);
    if (at > (newest.get(key) ?? -Infinity)) {
      newest.set(key, at);
    }
  }
  return newest;
}

function writerKey({ source, writer }: RecordedEvidence): string {
  // A failed drill stands until a later one, which another team will have done.
  return source === 'drill' ? source : `${source} ${writer ?? ''}`;
}

/** The instant from which a piece no longer counts: its own end or the maximum age, whichever comes first. */
function expiryOf(
  piece: RecordedEvidence,
  { maxAgeDays }: EvidenceRules,
): number | undefined {
  if (piece.source === 'drill' && piece.outcome === 'fail') {
    return undefined;
  }
  const own = piece.expiresAt ? Date.parse(piece.expiresAt) : Infinity;
  // The catalog is read each time; what it says does not age.
  const aged =
    maxAgeDays === undefined || piece.source === 'catalog'
      ? Infinity
      : Date.parse(piece.observedAt) + maxAgeDays * DAY;
  const end = Math.min(own, aged);
  return Number.isFinite(end) ? end : undefined;
}

/** Why a piece is not weighed, or undefined where it is. */
function standingBeforeWeighing(
  piece: RecordedEvidence,
  end: number | undefined,
  newest: Map<string, number> | undefined,
  rules: EvidenceRules,
  now: number,
): EvidencePiece['standing'] | undefined {
  if (
    !rules.accepts.includes(piece.source) ||
    piece.ruledOut === 'not-accepted'
  ) {
    return 'not-accepted';
  }
  if (newest && Date.parse(piece.observedAt) < newest.get(writerKey(piece))!) {
    return 'superseded';
  }
  if (piece.ruledOut) {
    return piece.ruledOut;
  }
  if (isOutdated(piece, rules)) {
    return 'outdated';
  }
  return end !== undefined && end <= now ? 'expired' : undefined;
}

/** Whether a piece is about something that is no longer there. */
function isOutdated(
  piece: RecordedEvidence,
  { declaration, subject }: EvidenceRules,
): boolean {
  if (piece.source === 'catalog' || piece.source === 'drill') {
    return false;
  }
  if (piece.declaration !== declaration) {
    return true;
  }
  if (!subject) {
    return false;
  }
  return piece.subjectVersion === undefined
    ? Date.parse(piece.observedAt) < Date.parse(subject.since)
    : piece.subjectVersion !== subject.version;
}
