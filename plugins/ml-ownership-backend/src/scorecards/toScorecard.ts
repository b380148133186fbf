import {
  EvidencePiece,
  ExtraCriterion,
  ExtraCriterionResult,
  findObstacles,
  getCriterion,
  getCriterionTexts,
  MlKind,
  nextSteps,
  remedyOf,
  renderMentions,
  Scorecard,
  ScorecardCriterion,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibilityFilter } from '../catalog/ReadableEntities';
import { EvidenceSources, explainAbsence } from '../collectors/explainAbsence';
import { CollectorReadings } from '../collectors/readUnreadable';
import { Rules } from '../rules/Rules';
import { expireOverdue, isOverdue } from './expireOverdue';
import { knownCriteria } from './knownCriteria';
import { DetailColumn, ScorecardRow, StateTimestamps } from './ScorecardRow';
import { TimedCriterion, withTimes } from './stateTimestamps';
import { ReadingTimes, toSummary } from './toSummary';

/**
 * The scorecard in a row, for a reader.
 *
 * @param readings - what the connected systems could read of the entity
 * @param sources - what could answer the criteria without evidence
 */
export function toScorecard(
  row: ScorecardRow,
  rules: Rules,
  reading: ReadingTimes,
  readable: VisibilityFilter,
  { checkedBy, unreadable }: CollectorReadings,
  sources: EvidenceSources,
): Scorecard {
  const detail = JSON.parse(row.detail) as DetailColumn;
  const times = JSON.parse(row.state_timestamps) as StateTimestamps;
  const kind = row.kind as MlKind;
  const { overdueAt } = reading;
  const asOfNow = <T extends TimedCriterion>(criteria: T[]) =>
    overdueAt !== undefined && isOverdue(row.next_change_at, overdueAt)
      ? expireOverdue(criteria, overdueAt)
      : criteria;
  const absenceOf = ({ id, state }: TimedCriterion) => {
    const reason =
      state === 'unknown'
        ? explainAbsence(sources, id, kind, checkedBy)
        : undefined;
    return reason === undefined ? undefined : [reason];
  };
  const known = asOfNow(knownCriteria(row, detail));
  const summary = toSummary(row, reading, readable, known);
  return {
    ...summary,
    authors: detail.authors,
    criteria: known.map(criterion => ({
      ...toCriterion(kind, criterion, readable),
      unreadable: unreadable.get(criterion.id) ?? absenceOf(criterion),
    })),
    cycles: detail.cycles.filter(cycle =>
      cycle.every(ref => readable.has(ref)),
    ),
    forYes: findObstacles(summary, known),
    orphan: detail.orphan,
    groupCycle: detail.groupCycle?.filter(ref => readable.has(ref)),
    nextSteps: nextSteps({
      kind,
      abilities: summary.abilities,
      criteria: known,
    }),
    extra: (detail.extra ?? []).flatMap(criterion => {
      const definition = rules.extraCriteria.find(
        ({ id }) => id === criterion.id,
      );
      return definition
        ? toExtra(
            definition,
            asOfNow([withTimes(criterion, times, row.evaluated_at)])[0],
            readable,
          )
        : [];
    }),
  };
}

function toExtra(
  definition: ExtraCriterion,
  result: TimedCriterion,
  readable: VisibilityFilter,
): ExtraCriterionResult {
  return {
    id: result.id,
    title: definition.title,
    passesWhen: definition.passesWhen,
    why: definition.why,
    state: result.state,
    reason: redactFor(readable, result.reason),
    since: result.since,
    evidence: renderEvidence(readable, result.evidence),
    remedy: definition.remedy,
  };
}

function toCriterion(
  kind: MlKind,
  result: TimedCriterion,
  readable: VisibilityFilter,
): ScorecardCriterion {
  const definition = getCriterion(result.id);
  const times = result.evidence.map(piece => piece.observedAt).sort();
  const ends = result.evidence
    .filter(({ status }) => status === 'decisive')
    .flatMap(piece => piece.expiresAt ?? [])
    .sort();
  return {
    id: result.id,
    title: getCriterionTexts(result.id, kind).title,
    ability: definition.ability,
    level: definition.level,
    cause: definition.cause,
    foundation: definition.foundation,
    state: result.state,
    reason: redactFor(readable, result.reason),
    since: result.since,
    observedAt: times.at(-1),
    expiresAt: result.exemption?.expiresAt ?? ends[0],
    evidence: renderEvidence(readable, result.evidence),
    accepts: [...definition.accepts],
    currentVersion: result.currentVersion,
    exemption: result.exemption,
    missing: result.state === 'fail' ? result.missing : undefined,
    remedy: remedyOf(result, kind),
  };
}

function renderEvidence(
  readable: VisibilityFilter,
  evidence: EvidencePiece[],
): EvidencePiece[] {
  return evidence.map(piece => ({
    ...piece,
    detail: redactFor(readable, piece.detail),
  }));
}

function redactFor(readable: VisibilityFilter, text: string): string {
  return renderMentions(text, ref => readable.has(ref));
}
