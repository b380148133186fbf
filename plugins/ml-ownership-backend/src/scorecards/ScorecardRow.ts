import {
  ABILITIES,
  Ability,
  CriterionResult,
  CRITERIA,
  describeSystem,
  EvidencePiece,
  ExtraCriterion,
  ExtraCriterionResult,
  getCriterion,
  MlKind,
  NextStep,
  nextSteps,
  operatorOf,
  remedyOf,
  renderMentions,
  Scorecard,
  ScorecardCriterion,
  ScorecardSummary,
  Verdict,
  WeakestLink,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Readable } from '../catalog/ReadableEntities';
import { firstDue, toDrillsColumn } from '../drills/drillsColumn';
import { hashOf } from '../evaluation/hashOf';
import { EvaluatedEntity } from '../evaluation/LiveCatalog';
import { BOUNDARY_CRITERIA, BoundaryStates } from '../lineage/LineageNodeFacts';
import { Rules } from '../rules/Rules';

/** What a list shows that is neither filtered nor sorted by. */
type SummaryColumn = Pick<
  ScorecardSummary,
  'headline' | 'because' | 'weakestLink' | 'abilities' | 'causes' | 'smells'
>;

/** What only the scorecard itself shows. It holds no time that moves with each evaluation, so that it can be compared. */
interface DetailColumn {
  authors: string[];
  criteria: DetailCriterion[];
  cycles: string[][];
  extra: DetailCriterion[];
}

type DetailCriterion = Omit<CriterionResult, 'changesAt' | 'evidence'> & {
  evidence: DetailPiece[];
};

/** What the catalog says is read at each evaluation; when is kept beside it. */
type DetailPiece = Omit<EvidencePiece, 'observedAt'> & { observedAt?: string };

/** By criterion id: since when it is in its state, and since when the catalog says what it says. ISO 8601 instants. */
type TimesColumn = Record<string, { since: string; read: string }>;

/**
 * A row of the table `scorecards`.
 */
export interface ScorecardRow {
  entity_ref: string;
  kind: string;
  title: string;
  sort_title: string;
  search_text: string;
  type: string;
  lifecycle: string;
  tier: number | null;
  owner: string;
  operated_by: string;
  system: string;
  verdict: string;
  level: number;
  system_verdict: string | null;
  system_level: number | null;
  retrain: number | null;
  deploy: number | null;
  observe: number | null;
  recover: number | null;
  primary_cause: string;
  known: number;
  applicable: number;
  summary: string;
  detail: string;
  hash: string;
  rules_version: string;
  evaluated_at: string;
  next_change_at: string | null;
  times: string;
  boundary: string;
  drills: string;
  drill_due_at: string | null;
}

/** The columns that a list needs. */
export const SUMMARY_COLUMNS = [
  'entity_ref',
  'kind',
  'title',
  'type',
  'lifecycle',
  'tier',
  'owner',
  'operated_by',
  'system',
  'verdict',
  'level',
  'system_verdict',
  'system_level',
  'primary_cause',
  'known',
  'applicable',
  'summary',
  'rules_version',
  'evaluated_at',
  'next_change_at',
] as const;

/**
 * The row of an evaluated entity. Its hash covers everything but times, so that an evaluation that finds the same yields
 * the same hash.
 */
export function toScorecardRow(
  { entity, result, at, system }: EvaluatedEntity,
  rules: Rules,
  now: string,
): ScorecardRow {
  const level = (ability: (typeof ABILITIES)[number]) =>
    result.abilities[ability]?.level ?? null;
  const summary: SummaryColumn = {
    headline: result.headline,
    because: result.because,
    weakestLink: system?.weakestLink,
    abilities: result.abilities,
    causes: result.causes,
    smells: result.smells,
  };
  const detail: DetailColumn = {
    authors: entity.ml.authors,
    criteria: result.criteria.map(toDetail),
    cycles: system?.cycles ?? [],
    extra: result.extra.map(toDetail),
  };
  const drills = toDrillsColumn(result);
  const row = {
    entity_ref: entity.ref,
    kind: entity.kind,
    title: entity.title,
    sort_title: lowerCase(entity.title),
    search_text: lowerCase(
      [entity.title, entity.ref, entity.description ?? ''].join(' '),
    ),
    type: entity.type ?? '',
    lifecycle: entity.lifecycle ?? '',
    tier: entity.ml.tier ?? null,
    owner: entity.owner ?? '',
    operated_by: operatorOf(entity) ?? '',
    system: entity.system ?? '',
    verdict: result.verdict,
    level: result.level,
    system_verdict: system?.systemVerdict ?? null,
    system_level: system?.systemLevel ?? null,
    retrain: level('retrain'),
    deploy: level('deploy'),
    observe: level('observe'),
    recover: level('recover'),
    primary_cause: result.primaryCause ?? '',
    known: result.coverage.known,
    applicable: result.coverage.applicable,
    summary: JSON.stringify(summary),
    rules_version: rules.version,
    next_change_at: result.nextChangeAt ?? null,
    boundary: JSON.stringify(boundaryOf(result.criteria)),
    drills: JSON.stringify(drills),
    drill_due_at: firstDue(drills) ?? null,
  };
  const detailText = JSON.stringify(detail);
  return {
    ...row,
    detail: detailText,
    hash: hashOf(row, detailText),
    evaluated_at: now,
    times: toTimes([...result.criteria, ...result.extra], () => ({
      since: at,
      read: at,
    })),
  };
}

/** How it stands in what matters where data leaves its team. */
function boundaryOf(criteria: readonly CriterionResult[]): BoundaryStates {
  const states: BoundaryStates = {};
  for (const [part, id] of Object.entries(BOUNDARY_CRITERIA)) {
    states[part as keyof BoundaryStates] = criteria.find(
      criterion => criterion.id === id,
    )?.state;
  }
  return states;
}

/** Databases lower the case of ASCII alone, or of everything, depending on their making. */
export function lowerCase(text: string): string {
  return text.toLocaleLowerCase('en-US');
}

function toDetail({
  changesAt: _,
  evidence,
  ...result
}: CriterionResult): DetailCriterion {
  return {
    ...result,
    evidence: evidence.map(piece =>
      piece.source === 'catalog' ? { ...piece, observedAt: undefined } : piece,
    ),
  };
}

function toTimes(
  results: readonly CriterionResult[],
  timesOf: (result: CriterionResult) => TimesColumn[string],
): string {
  const times: TimesColumn = {};
  for (const result of results) {
    times[result.id] = timesOf(result);
  }
  return JSON.stringify(times);
}

/**
 * The times of a row that follows another: those of the row before, for each criterion that is in the same state, and for
 * each of which the catalog says the same.
 */
export function carryTimes(
  before: Pick<ScorecardRow, 'detail' | 'times'>,
  { result, at }: EvaluatedEntity,
): string {
  const old = JSON.parse(before.detail) as DetailColumn;
  const oldTimes = JSON.parse(before.times) as TimesColumn;
  const oldResults = new Map(
    [...old.criteria, ...old.extra].map(criterion => [criterion.id, criterion]),
  );
  return toTimes([...result.criteria, ...result.extra], criterion => {
    const previous = oldResults.get(criterion.id);
    const times = oldTimes[criterion.id];
    return {
      since: times && previous?.state === criterion.state ? times.since : at,
      read:
        times && previous && saysTheSame(previous.evidence, criterion.evidence)
          ? times.read
          : at,
    };
  });
}

function saysTheSame(
  before: readonly DetailPiece[],
  after: readonly EvidencePiece[],
): boolean {
  const [old, now] = [before, after].map(pieces =>
    pieces.find(({ source }) => source === 'catalog'),
  );
  return old?.outcome === now?.outcome && old?.detail === now?.detail;
}

/**
 * The summary that a row holds, for a reader. What it says of other entities is left out where the reader may not see
 * those.
 *
 * @param lastRun - when the last evaluation of everything ended
 */
export function toSummary(
  row: Pick<ScorecardRow, (typeof SUMMARY_COLUMNS)[number]>,
  lastRun: string | undefined,
  readable: Readable,
): ScorecardSummary {
  const rest = JSON.parse(row.summary) as SummaryColumn;
  const verdict = row.verdict as Verdict;
  const systemVerdict = (row.system_verdict as Verdict | null) ?? undefined;
  const weakestLink = forReader(rest.weakestLink, readable);
  return {
    entityRef: row.entity_ref,
    kind: row.kind as MlKind,
    title: row.title,
    type: row.type || undefined,
    lifecycle: row.lifecycle || undefined,
    tier: row.tier ?? undefined,
    owner: row.owner || undefined,
    operatedBy: row.operated_by || undefined,
    system: row.system || undefined,
    verdict,
    level: row.level,
    systemVerdict,
    systemLevel: row.system_level ?? undefined,
    weakestLink,
    headline:
      systemVerdict && systemVerdict !== verdict
        ? describeSystem(systemVerdict, weakestLink)
        : rest.headline,
    because: rest.because,
    abilities: rest.abilities,
    causes: rest.causes,
    smells: rest.smells.map(smell => ({
      ...smell,
      refs: smell.refs.filter(ref => readable.has(ref)),
    })),
    coverage: { known: row.known, applicable: row.applicable },
    primaryCause:
      (row.primary_cause as ScorecardSummary['primaryCause']) || undefined,
    evaluatedAt:
      lastRun && lastRun > row.evaluated_at ? lastRun : row.evaluated_at,
    nextChangeAt: row.next_change_at ?? undefined,
    rulesVersion: row.rules_version,
  };
}

function forReader(
  link: WeakestLink | undefined,
  readable: Readable,
): WeakestLink | undefined {
  return link && readable.has(link.entityRef)
    ? {
        ...link,
        owner: link.owner && readable.has(link.owner) ? link.owner : undefined,
        path: link.path.filter(ref => readable.has(ref)),
      }
    : undefined;
}

/**
 * The scorecard that a row holds, for a reader.
 *
 * @param lastRun - when the last evaluation of everything ended
 * @param unreadable - why connected systems could not look, by criterion
 */
export function toScorecard(
  row: ScorecardRow,
  rules: Rules,
  lastRun: string | undefined,
  readable: Readable,
  unreadable: ReadonlyMap<string, string[]>,
): Scorecard {
  const detail = JSON.parse(row.detail) as DetailColumn;
  const times = JSON.parse(row.times) as TimesColumn;
  const kind = row.kind as MlKind;
  const summary = toSummary(row, lastRun, readable);
  const known = knownCriteria(row, detail);
  return {
    ...summary,
    authors: detail.authors,
    criteria: known.map(criterion => ({
      ...toCriterion(kind, criterion, readable),
      unreadable: unreadable.get(criterion.id),
    })),
    cycles: detail.cycles.filter(cycle =>
      cycle.every(ref => readable.has(ref)),
    ),
    nextSteps: nextSteps({
      kind,
      abilities: summary.abilities,
      criteria: known,
    }),
    extra: detail.extra.flatMap(criterion => {
      const definition = rules.extraCriteria.find(
        ({ id }) => id === criterion.id,
      );
      return definition
        ? toExtra(
            definition,
            withTimes(criterion, times, row.evaluated_at),
            readable,
          )
        : [];
    }),
  };
}

/**
 * What to do first about the entity of a row.
 *
 * @param ability - the one that it is about; all where absent
 */
export function readNextSteps(
  row: Pick<
    ScorecardRow,
    'kind' | 'summary' | 'detail' | 'times' | 'evaluated_at'
  >,
  ability?: Ability,
): NextStep[] {
  const { abilities } = JSON.parse(row.summary) as SummaryColumn;
  return nextSteps({
    kind: row.kind as MlKind,
    abilities: ability ? { [ability]: abilities[ability] } : abilities,
    criteria: knownCriteria(row, JSON.parse(row.detail)),
  });
}

/** A replica with newer rules may have written criteria that this one does not know. */
function knownCriteria(
  row: Pick<ScorecardRow, 'times' | 'evaluated_at'>,
  detail: DetailColumn,
): TimedCriterion[] {
  const times = JSON.parse(row.times) as TimesColumn;
  return detail.criteria
    .filter(({ id }) => CRITERIA.some(criterion => criterion.id === id))
    .map(criterion => withTimes(criterion, times, row.evaluated_at));
}

type TimedCriterion = CriterionResult & { since: string };

function withTimes(
  criterion: DetailCriterion,
  times: TimesColumn,
  evaluatedAt: string,
): TimedCriterion {
  const { since, read } = times[criterion.id] ?? {
    since: evaluatedAt,
    read: evaluatedAt,
  };
  return {
    ...criterion,
    since,
    evidence: criterion.evidence.map(piece => ({
      ...piece,
      observedAt: piece.observedAt ?? read,
    })),
  };
}

function toExtra(
  definition: ExtraCriterion,
  result: TimedCriterion,
  readable: Readable,
): ExtraCriterionResult {
  return {
    id: result.id,
    title: definition.title,
    passesWhen: definition.passesWhen,
    why: definition.why,
    state: result.state,
    reason: renderFor(readable, result.reason),
    since: result.since,
    evidence: renderEvidence(readable, result.evidence),
    remedy: definition.remedy,
  };
}

function toCriterion(
  kind: MlKind,
  result: TimedCriterion,
  readable: Readable,
): ScorecardCriterion {
  const definition = getCriterion(result.id);
  const times = result.evidence.map(piece => piece.observedAt).sort();
  const ends = result.evidence
    .filter(({ standing }) => standing === 'decides')
    .flatMap(piece => piece.expiresAt ?? [])
    .sort();
  return {
    id: result.id,
    title: definition.title,
    ability: definition.ability,
    level: definition.level,
    cause: definition.cause,
    foundation: definition.foundation,
    state: result.state,
    reason: renderFor(readable, result.reason),
    since: result.since,
    observedAt: times.at(-1),
    expiresAt: result.exemption?.until ?? ends[0],
    evidence: renderEvidence(readable, result.evidence),
    accepts: [...definition.accepts],
    exemption: result.exemption,
    remedy: remedyOf(result, kind),
  };
}

function renderEvidence(
  readable: Readable,
  evidence: EvidencePiece[],
): EvidencePiece[] {
  return evidence.map(piece => ({
    ...piece,
    detail: renderFor(readable, piece.detail),
  }));
}

function renderFor(readable: Readable, text: string): string {
  return renderMentions(text, ref => readable.has(ref));
}
