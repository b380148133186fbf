import {
  Scorecard,
  ScorecardCriterion,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { ABILITIES } from '../../verdict';

const STATE_ORDER = ['fail', 'stale', 'unknown'];

/**
 * What to do first: criteria that keep the abilities of the lowest level from the next one. What fails comes before
 * what nobody looked at, and a criterion that holds up several abilities before one that holds up a single one.
 *
 * @returns at most `count` criteria
 */
export function nextSteps(
  scorecard: Pick<Scorecard, 'abilities' | 'criteria'>,
  count = 3,
): ScorecardCriterion[] {
  const results = ABILITIES.flatMap(
    ability => scorecard.abilities[ability] ?? [],
  );
  const unfinished = results.filter(result => result.blocking.length > 0);
  if (unfinished.length === 0) {
    return [];
  }
  const lowest = Math.min(...unfinished.map(result => result.level));
  const holdsUp = new Map<string, number>();
  for (const result of unfinished) {
    if (result.level === lowest) {
      for (const id of result.blocking) {
        holdsUp.set(id, (holdsUp.get(id) ?? 0) + 1);
      }
    }
  }
  return scorecard.criteria
    .filter(criterion => holdsUp.has(criterion.id))
    .map((criterion, position) => ({ criterion, position }))
    .sort(
      (a, b) =>
        stateRank(a.criterion) - stateRank(b.criterion) ||
        holdsUp.get(b.criterion.id)! - holdsUp.get(a.criterion.id)! ||
        a.position - b.position,
    )
    .slice(0, count)
    .map(({ criterion }) => criterion);
}

function stateRank(criterion: ScorecardCriterion): number {
  const rank = STATE_ORDER.indexOf(criterion.state);
  return rank === -1 ? STATE_ORDER.length : rank;
}
