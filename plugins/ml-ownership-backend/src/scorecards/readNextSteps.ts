import {
  Ability,
  MlKind,
  NextStep,
  nextSteps,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { knownCriteria } from './knownCriteria';
import { ScorecardRow, SummaryColumn } from './ScorecardRow';

/**
 * The next steps for the entity of a row.
 *
 * @param ability - limits the steps to one ability; all if absent
 */
export function readNextSteps(
  row: Pick<
    ScorecardRow,
    'kind' | 'summary' | 'detail' | 'state_timestamps' | 'evaluated_at'
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
