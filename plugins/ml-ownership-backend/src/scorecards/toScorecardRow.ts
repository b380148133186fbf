import {
  ABILITIES,
  authorRefs,
  CriterionResult,
  isOrphan,
  getOperator,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { earliestDueDate, toDrillsColumn } from '../drills/drillsColumn';
import { EvaluatedEntity } from '../evaluation/EvaluatedEntity';
import { hashOf } from '../evaluation/hashFacts';
import { toCountColumns } from '../foundations/countColumns';
import { BOUNDARY_CRITERIA, BoundaryStates } from '../lineage/LineageNodeFacts';
import { toCriterionStates } from '../rules/criterionStates';
import { Rules } from '../rules/Rules';
import { lowerCase } from './lowerCase';
import {
  DetailColumn,
  DetailCriterion,
  ScorecardRow,
  SummaryColumn,
} from './ScorecardRow';
import { toStateTimestamps } from './stateTimestamps';

/**
 * Creates the row of an evaluated entity. Its hash covers everything except times, so that an unchanged result has
 * the same hash.
 */
export function toScorecardRow(
  evaluated: EvaluatedEntity,
  rules: Rules,
  now: string,
): ScorecardRow {
  const { entity, result, at, system } = evaluated;
  const level = (ability: (typeof ABILITIES)[number]) =>
    result.abilities[ability]?.level ?? null;
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
    operated_by: getOperator(entity) ?? '',
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
    known_count: result.coverage.known,
    applicable_count: result.coverage.applicable,
    summary: JSON.stringify(toSummaryColumn(evaluated)),
    rules_version: rules.version,
    next_change_at: result.nextChangeAt ?? null,
    boundary_states: JSON.stringify(boundaryOf(result.criteria)),
    drill_results: JSON.stringify(drills),
    drill_due_at: earliestDueDate(drills) ?? null,
    ...toCountColumns(result.criteria),
    criterion_states: toCriterionStates(result.criteria),
  };
  const detailText = JSON.stringify(toDetailColumn(evaluated));
  return {
    ...row,
    detail: detailText,
    hash: hashOf(row, detailText),
    evaluated_at: now,
    state_timestamps: toStateTimestamps(
      [...result.criteria, ...result.extra],
      () => ({
        since: at,
        read: at,
      }),
    ),
  };
}

function toSummaryColumn({ result, system }: EvaluatedEntity): SummaryColumn {
  return {
    headline: result.headline,
    reason: result.reason,
    weakestLink: system?.weakestLink,
    ...(system?.exemptions && { systemExemptions: system.exemptions }),
    abilities: result.abilities,
    causes: result.causes,
    smells: result.smells,
    ...(result.missing.length > 0 && { missing: result.missing }),
  };
}

function toDetailColumn({
  entity,
  result,
  cycles,
  groupCycle,
}: EvaluatedEntity): DetailColumn {
  return {
    authors: authorRefs(entity),
    criteria: result.criteria.map(toDetail),
    cycles,
    extra: result.extra.map(toDetail),
    orphan: isOrphan(entity) || undefined,
    groupCycle: groupCycle?.length ? groupCycle : undefined,
  };
}

/** States of the boundary criteria. */
function boundaryOf(criteria: readonly CriterionResult[]): BoundaryStates {
  const states: BoundaryStates = {};
  for (const [part, id] of Object.entries(BOUNDARY_CRITERIA)) {
    states[part as keyof BoundaryStates] = criteria.find(
      criterion => criterion.id === id,
    )?.state;
  }
  return states;
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
