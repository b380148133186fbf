import {
  CriterionState,
  EvidencePiece,
  EvidenceSource,
} from '../schema/openapi';
import { sameDeclaration, sameVersion } from '../versions';
import {
  currentVersion,
  effectiveFrom,
  isInEffect,
  SubjectVersion,
} from './currentVersion';
import { RecordedEvidence } from './RecordedEvidence';

/**
 * Evidence sources, strongest first. Source: DESIGN §4.
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
 * Days after which evidence is stale if a criterion sets no maximum age. Source: DESIGN §4.
 *
 * @public
 */
export const DEFAULT_MAX_AGE_DAYS = 30;

/**
 * The inputs of weighing the evidence for one criterion, besides the evidence.
 *
 * @public
 */
export interface EvidenceRules {
  /** The sources that the criterion accepts. */
  accepts: readonly EvidenceSource[];
  /** ISO 8601 instant. */
  now: string;
  /** Days after which a piece is stale; defaults to {@link DEFAULT_MAX_AGE_DAYS}. */
  maxAgeDays?: number;
  /** The current declaration that the evidence must refer to; absent if the criterion has no declaration. */
  declaration?: string;
  /** The current version of the subject of the criterion; absent if it is unknown. */
  subject?: SubjectVersion;
}

/**
 * The result of weighing the evidence for one criterion at one moment.
 *
 * @public
 */
export interface EvidenceWeight {
  state: Exclude<CriterionState, 'exempt'>;
  /** Every piece with its status, in the given order. */
  pieces: EvidencePiece[];
  /** ISO 8601 instant at which the weight changes by time alone. */
  changesAt?: string;
}

const DAY = 86_400_000;

/** Sources that read the version from the system; a version that a user states decides nothing. */
const READS_VERSIONS: readonly EvidenceSource[] = ['observed', 'document'];

/** Priority of the outcomes at equal strength and version, highest first. */
const OUTCOMES: readonly EvidencePiece['outcome'][] = [
  'fail',
  'pass',
  'not-applicable',
];

/** A piece with intermediate results. */
interface Weighed {
  piece: RecordedEvidence;
  at: number;
  /** Index in {@link EVIDENCE_SOURCES}. */
  strength: number;
  /** The instant from which it no longer counts, if there is one. */
  end: number | undefined;
  /** It is about the version that counts: the current one, or the newest version of any piece. */
  isCurrent: boolean;
  status: EvidencePiece['status'] | undefined;
}

/**
 * Weighs the evidence for one criterion at one moment.
 *
 * - A failure counts immediately, whatever the clock; other evidence with a date in the future counts from
 *   that date.
 * - Only the latest item per reporter and source is considered; a newer report replaces the earlier one. Two
 *   items of the same instant are both considered; a later observation of an older version does not replace
 *   one of a newer version. All drills are one series, regardless of who recorded them.
 * - Of these, only accepted, unexpired pieces about the current subject are weighed. The strongest source
 *   wins, then the newest subject version, and at equal strength and version a fail wins.
 * - A failed drill never expires, it counts until a later drill. Evidence from the catalog does not age; all
 *   other evidence does.
 * - An expired fail can only be replaced by later observations: time alone never turns a *no* into a *yes*.
 * - Only evidence that no longer counts yields `stale`, no evidence yields `unknown`.
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
  const target = targetOf(evidence, rules, now);
  const weighed = evidence.map((piece): Weighed => {
    const at = Date.parse(piece.observedAt);
    return {
      piece,
      at,
      strength: EVIDENCE_SOURCES.indexOf(piece.source),
      end: expiryOf(piece, at, rules),
      isCurrent: isCurrent(piece, at, target, rules),
      status: statusOnArrival(piece, rules, now),
    };
  });
  // Most criteria have one piece, and there can be half a million of them.
  if (weighed.length > 1) {
    ruleOutSuperseded(weighed);
  }
  for (const item of weighed) {
    item.status ??= exclusionStatus(item, rules, now);
  }
  if (weighed.length > 1) {
    ruleOutRefuted(weighed);
  }

  const best = findBest(weighed);
  const pieces = weighed.map((item): EvidencePiece => {
    const {
      declaration: _,
      firstSeenAt: __,
      exclusion: ___,
      ...shown
    } = item.piece;
    return {
      ...shown,
      expiresAt:
        item.end === undefined ? undefined : new Date(item.end).toISOString(),
      status:
        item.status ??
        (best && rankOf(item) === rankOf(best) ? 'decisive' : 'overruled'),
    };
  });
  return {
    state: best?.piece.outcome ?? stateOfNothing(weighed),
    pieces,
    changesAt: nextChange(weighed),
  };
}

/**
 * Fast path for a single piece from the catalog, as most criteria have, in hundreds of thousands: it neither
 * ages nor refers to another version.
 */
function weighCatalog(
  { declaration: _, firstSeenAt: __, ...piece }: RecordedEvidence,
  { accepts }: EvidenceRules,
): EvidenceWeight {
  return accepts.includes('catalog')
    ? { state: piece.outcome, pieces: [{ ...piece, status: 'decisive' }] }
    : {
        state: 'unknown',
        pieces: [{ ...piece, status: 'not-accepted' }],
      };
}

function isAccepted(
  { source, exclusion }: RecordedEvidence,
  { accepts }: EvidenceRules,
): boolean {
  return exclusion !== 'not-accepted' && accepts.includes(source);
}

/** Why a piece is not considered, or undefined if it is. */
function statusOnArrival(
  piece: RecordedEvidence,
  rules: EvidenceRules,
  now: number,
): EvidencePiece['status'] | undefined {
  if (!isAccepted(piece, rules)) {
    return 'not-accepted';
  }
  return isInEffect(piece, now) ? undefined : 'not-yet';
}

/** The version that counts: the current one of the subject, or the newest that was read. */
function targetOf(
  evidence: readonly RecordedEvidence[],
  rules: EvidenceRules,
  now: number,
): SubjectVersion | undefined {
  return (
    rules.subject ??
    (evidence.length > 1
      ? currentVersion(
          evidence.filter(
            piece =>
              READS_VERSIONS.includes(piece.source) && isAccepted(piece, rules),
          ),
          now,
          'first-seen',
        )
      : undefined)
  );
}

function isCurrent(
  { source, subjectVersion }: RecordedEvidence,
  at: number,
  target: SubjectVersion | undefined,
  { subject }: EvidenceRules,
): boolean {
  if (
    !target ||
    source === 'catalog' ||
    source === 'drill' ||
    (!subject && !READS_VERSIONS.includes(source))
  ) {
    return true;
  }
  return subjectVersion === undefined
    ? at >= Date.parse(target.since)
    : sameVersion(subjectVersion, target.version);
}

/** The instant from which a piece no longer counts: its own expiry or the maximum age, whichever comes first. */
function expiryOf(
  { source, outcome, expiresAt }: RecordedEvidence,
  at: number,
  { maxAgeDays = DEFAULT_MAX_AGE_DAYS }: EvidenceRules,
): number | undefined {
  if (source === 'drill' && outcome === 'fail') {
    return undefined;
  }
  const own = expiresAt ? Date.parse(expiresAt) : Infinity;
  // The catalog is read at each evaluation, so its evidence does not age.
  const aged = source === 'catalog' ? Infinity : at + maxAgeDays * DAY;
  const end = Math.min(own, aged);
  return Number.isFinite(end) ? end : undefined;
}

/**
 * Considers only the newest piece per reporter and source; a piece about an older version does not supersede a
 * current one.
 */
function ruleOutSuperseded(weighed: readonly Weighed[]) {
  const heard = weighed.filter(({ status }) => status === undefined);
  const newest = new Map<string, number>();
  const newestCurrent = new Map<string, number>();
  for (const item of heard) {
    const key = reporterKey(item.piece);
    note(newest, key, item.at);
    if (item.isCurrent) {
      note(newestCurrent, key, item.at);
    }
  }
  for (const item of heard) {
    const latest = item.isCurrent ? newestCurrent : newest;
    if (item.at < latest.get(reporterKey(item.piece))!) {
      item.status = 'superseded';
    }
  }
}

function note(newest: Map<string, number>, key: string, at: number) {
  if (at > (newest.get(key) ?? -Infinity)) {
    newest.set(key, at);
  }
}

function reporterKey({ source, reportedBy }: RecordedEvidence): string {
  // A failed drill counts until a later drill, which is usually done by another team.
  return source === 'drill' ? source : `${source} ${reportedBy ?? ''}`;
}

/** Why a considered piece is not weighed, or undefined if it is. */
function exclusionStatus(
  { piece, end, isCurrent: current }: Weighed,
  { declaration, subject }: EvidenceRules,
  now: number,
): EvidencePiece['status'] | undefined {
  if (piece.exclusion) {
    return piece.exclusion;
  }
  if (piece.source !== 'catalog' && piece.source !== 'drill') {
    if (
      (subject && !current) ||
      !sameDeclaration(piece.declaration, declaration)
    ) {
      return 'outdated';
    }
  }
  return end !== undefined && end <= now ? 'expired' : undefined;
}

/**
 * An expired fail still rules out the evidence that it refuted: evidence observed no later than a fail of the
 * same or a stronger source, or about an older version.
 */
function ruleOutRefuted(weighed: readonly Weighed[]) {
  for (const fail of weighed) {
    if (fail.status === 'expired' && fail.piece.outcome === 'fail') {
      for (const item of weighed) {
        if (
          item.status === undefined &&
          item.piece.outcome !== 'fail' &&
          item.piece.source !== 'catalog' &&
          item.strength >= fail.strength &&
          (item.at <= fail.at || (fail.isCurrent && !item.isCurrent))
        ) {
          item.status = 'overruled';
        }
      }
    }
  }
}

/** Orders by strongest source, then newest version, then outcome: a fail before a pass. */
function rankOf({ strength, isCurrent: current, piece }: Weighed): number {
  const byOutcome = OUTCOMES.indexOf(piece.outcome);
  return (strength * 2 + (current ? 0 : 1)) * OUTCOMES.length + byOutcome;
}

function findBest(weighed: readonly Weighed[]): Weighed | undefined {
  let best: Weighed | undefined;
  for (const item of weighed) {
    if (item.status === undefined && (!best || rankOf(item) < rankOf(best))) {
      best = item;
    }
  }
  return best;
}

function stateOfNothing(weighed: readonly Weighed[]): 'stale' | 'unknown' {
  return weighed.some(
    ({ status }) =>
      status === 'expired' || status === 'outdated' || status === 'overruled',
  )
    ? 'stale'
    : 'unknown';
}

/** The next instant at which a piece expires, or a piece with a date in the future starts to count. */
function nextChange(weighed: readonly Weighed[]): string | undefined {
  let next = Infinity;
  for (const { piece, end, status } of weighed) {
    if (status === 'not-yet') {
      next = Math.min(next, effectiveFrom(piece));
    } else if (
      (status === undefined || status === 'overruled') &&
      end !== undefined
    ) {
      next = Math.min(next, end);
    }
  }
  return Number.isFinite(next) ? new Date(next).toISOString() : undefined;
}
