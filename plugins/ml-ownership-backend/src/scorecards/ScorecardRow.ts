import {
  ABILITIES,
  CriterionResult,
  EvidencePiece,
  getCriterion,
  MlKind,
  operatorOf,
  RULES_VERSION,
  Scorecard,
  ScorecardCriterion,
  ScorecardSummary,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { EvaluatedEntity } from '../evaluation/evaluateCatalog';
import { hashOf } from '../evaluation/hashOf';

/** What a list shows that is neither filtered nor sorted by. */
type SummaryColumn = Pick<
  ScorecardSummary,
  'headline' | 'weakestLink' | 'abilities' | 'causes' | 'smells'
>;

/** What only the scorecard itself shows. */
interface DetailColumn {
  authors: string[];
  criteria: (CriterionResult & { since: string })[];
  cycles: string[][];
}

/**
 * A row of the table `scorecards`.
 */
export interface ScorecardRow {
  entity_ref: string;
  kind: string;
  title: string;
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
  evaluated_at: string;
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
  'evaluated_at',
] as const;

/**
 * The row of an evaluated entity. Its hash covers everything but times, so that an evaluation that finds the same yields
 * the same hash.
 */
export function toScorecardRow(
  { entity, result, system }: EvaluatedEntity,
  now: string,
): ScorecardRow {
  const level = (ability: (typeof ABILITIES)[number]) =>
    result.abilities[ability]?.level ?? null;
  const summary: SummaryColumn = {
    headline: system?.headline ?? result.headline,
    weakestLink: system?.weakestLink,
    abilities: result.abilities,
    causes: result.causes,
    smells: result.smells,
  };
  const detail: DetailColumn = {
    authors: entity.ml.authors,
    criteria: result.criteria.map(criterion => ({ ...criterion, since: now })),
    cycles: system?.cycles ?? [],
  };
  const row = {
    entity_ref: entity.ref,
    kind: entity.kind,
    title: entity.title,
    search_text: [entity.title, entity.ref, entity.description ?? '']
      .join(' ')
      .toLocaleLowerCase('en-US'),
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
  };
  return {
    ...row,
    detail: JSON.stringify(detail),
    hash: hashOf([row, RULES_VERSION, timeless(detail)]),
    evaluated_at: now,
  };
}

function timeless(detail: DetailColumn): unknown {
  return {
    ...detail,
    criteria: detail.criteria.map(({ since: _, evidence, ...criterion }) => ({
      ...criterion,
      evidence: evidence.map(piece =>
        isReadEachTime(piece) ? { ...piece, observedAt: undefined } : piece,
      ),
    })),
  };
}

/** What the catalog says is read at each evaluation; its time is when the answer changed. */
function isReadEachTime(piece: EvidencePiece): boolean {
  return piece.source === 'catalog';
}

/**
 * The detail of a new row with the times of the row before, for each criterion that is in the same state, and for each
 * piece of catalog evidence that says the same.
 */
export function carryTimes(previous: string, next: string): string {
  const before = new Map(
    (JSON.parse(previous) as DetailColumn).criteria.map(criterion => [
      criterion.id,
      criterion,
    ]),
  );
  const detail = JSON.parse(next) as DetailColumn;
  return JSON.stringify({
    ...detail,
    criteria: detail.criteria.map(criterion => {
      const old = before.get(criterion.id);
      if (!old) {
        return criterion;
      }
      return {
        ...criterion,
        since: old.state === criterion.state ? old.since : criterion.since,
        evidence: criterion.evidence.map(piece => {
          const same = old.evidence.find(
            other =>
              isReadEachTime(other) &&
              other.source === piece.source &&
              other.outcome === piece.outcome &&
              other.detail === piece.detail,
          );
          return same ? { ...piece, observedAt: same.observedAt } : piece;
        }),
      };
    }),
  });
}

/**
 * The summary that a row holds.
 *
 * @param lastRun - when the last evaluation of everything ended
 */
export function toSummary(
  row: Pick<ScorecardRow, (typeof SUMMARY_COLUMNS)[number]>,
  lastRun: string | undefined,
): ScorecardSummary {
  const rest = JSON.parse(row.summary) as SummaryColumn;
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
    verdict: row.verdict as ScorecardSummary['verdict'],
    level: row.level,
    systemVerdict:
      (row.system_verdict as ScorecardSummary['systemVerdict']) ?? undefined,
    systemLevel: row.system_level ?? undefined,
    ...rest,
    coverage: { known: row.known, applicable: row.applicable },
    primaryCause:
      (row.primary_cause as ScorecardSummary['primaryCause']) || undefined,
    evaluatedAt:
      lastRun && lastRun > row.evaluated_at ? lastRun : row.evaluated_at,
    rulesVersion: RULES_VERSION,
  };
}

/**
 * The scorecard that a row holds.
 *
 * @param lastRun - when the last evaluation of everything ended
 */
export function toScorecard(
  row: ScorecardRow,
  lastRun: string | undefined,
): Scorecard {
  const detail = JSON.parse(row.detail) as DetailColumn;
  return {
    ...toSummary(row, lastRun),
    authors: detail.authors,
    criteria: detail.criteria.map(criterion =>
      toCriterion(row.kind as MlKind, criterion),
    ),
    cycles: detail.cycles,
  };
}

function toCriterion(
  kind: MlKind,
  result: DetailColumn['criteria'][number],
): ScorecardCriterion {
  const definition = getCriterion(result.id);
  const times = result.evidence.map(piece => piece.observedAt).sort();
  const ends = result.evidence.flatMap(piece => piece.expiresAt ?? []).sort();
  return {
    id: result.id,
    title: definition.title,
    ability: definition.ability,
    level: definition.level,
    cause: definition.cause,
    foundation: definition.foundation,
    state: result.state,
    reason: result.reason,
    since: result.since,
    observedAt: times.at(-1),
    expiresAt: ends[0],
    evidence: result.evidence,
    remedy: definition.remedyByKind?.[kind] ?? definition.remedy,
  };
}
