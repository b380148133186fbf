import { CRITERIA } from '@mlownership/backstage-plugin-ml-ownership-common';
import { DetailColumn, ScorecardRow, StateTimestamps } from './ScorecardRow';
import { TimedCriterion, withTimes } from './stateTimestamps';

/** The stored criteria that this replica knows: one with newer rules may have written others. */
export function knownCriteria(
  row: Pick<ScorecardRow, 'state_timestamps' | 'evaluated_at'>,
  detail: DetailColumn,
): TimedCriterion[] {
  const times = JSON.parse(row.state_timestamps) as StateTimestamps;
  return detail.criteria
    .filter(({ id }) => CRITERIA.some(criterion => criterion.id === id))
    .map(criterion => withTimes(criterion, times, row.evaluated_at));
}
