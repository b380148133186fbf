import {
  CRITERIA,
  CriterionState,
  ScorecardCriterion,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/** What a consumer of a dataset needs, and the criterion that checks it. */
export const RELIANCE_CRITERIA = {
  contract: 'data.contract',
  freshness: 'data.freshness',
  checks: 'observe.data-checks',
  owner: 'ownership.group',
  onCall: 'observe.on-call',
} as const;

/** A thing that a consumer of a dataset needs. */
export type ReliancePart = keyof typeof RELIANCE_CRITERIA;

/** A part and the criterion of the scorecard that checks it. */
export interface ReliancePoint {
  part: ReliancePart;
  criterion: string;
  state: CriterionState;
  /** Absent if the scorecard does not have the criterion, as before the first evaluation. */
  result?: ScorecardCriterion;
}

/** Whether a consumer may rely on a dataset: only if everything that applies is known to pass. */
export type RelianceAnswer = 'yes' | 'no' | 'unknown';

/** Reads the parts from the criteria of a scorecard. A criterion that is not in the scorecard is unknown. */
export function relianceOf(criteria: readonly ScorecardCriterion[]): {
  answer: RelianceAnswer;
  points: ReliancePoint[];
} {
  const points = (
    Object.entries(RELIANCE_CRITERIA) as [ReliancePart, string][]
  ).map(([part, criterion]) => {
    const result = criteria.find(({ id }) => id === criterion);
    return { part, criterion, state: result?.state ?? 'unknown', result };
  });
  return { answer: answerOf(points.map(({ state }) => state)), points };
}

function answerOf(states: readonly CriterionState[]): RelianceAnswer {
  const applicable = states.filter(state => state !== 'not-applicable');
  if (applicable.includes('fail')) {
    return 'no';
  }
  return applicable.length > 0 && applicable.every(state => state === 'pass')
    ? 'yes'
    : 'unknown';
}

/** The English title of a criterion. */
export function titleOfPoint({ criterion }: ReliancePoint): string {
  return CRITERIA.find(({ id }) => id === criterion)!.title;
}
