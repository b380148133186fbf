import {
  CriterionResult,
  EvidencePiece,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { EvaluatedEntity } from '../evaluation/EvaluatedEntity';
import {
  DetailColumn,
  DetailCriterion,
  ScorecardRow,
  StateTimestamps,
} from './ScorecardRow';

/** A criterion of a stored scorecard with its times. */
export type TimedCriterion = CriterionResult & { since: string };

/** The column with the times of some results. */
export function toStateTimestamps(
  results: readonly CriterionResult[],
  timesOf: (result: CriterionResult) => StateTimestamps[string],
): string {
  const times: StateTimestamps = {};
  for (const result of results) {
    times[result.id] = timesOf(result);
  }
  return JSON.stringify(times);
}

/**
 * Carries over timestamps from the previous row: for each criterion in the same state, and for each unchanged catalog
 * evidence.
 */
export function carryOverTimestamps(
  before: Pick<ScorecardRow, 'detail' | 'state_timestamps'>,
  { result, at }: EvaluatedEntity,
): string {
  const old = JSON.parse(before.detail) as DetailColumn;
  const oldTimes = JSON.parse(before.state_timestamps) as StateTimestamps;
  const oldResults = new Map(
    [...old.criteria, ...(old.extra ?? [])].map(criterion => [
      criterion.id,
      criterion,
    ]),
  );
  return toStateTimestamps([...result.criteria, ...result.extra], criterion => {
    const previous = oldResults.get(criterion.id);
    const times = oldTimes[criterion.id];
    return {
      since: times && previous?.state === criterion.state ? times.since : at,
      read:
        times &&
        previous &&
        hasSameFindings(previous.evidence, criterion.evidence)
          ? times.read
          : at,
    };
  });
}

function hasSameFindings(
  before: DetailCriterion['evidence'],
  after: readonly EvidencePiece[],
): boolean {
  const [old, now] = [before, after].map(pieces =>
    pieces.find(({ source }) => source === 'catalog'),
  );
  return old?.outcome === now?.outcome && old?.detail === now?.detail;
}

/** Adds the stored times to a criterion. */
export function withTimes(
  criterion: DetailCriterion,
  times: StateTimestamps,
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
