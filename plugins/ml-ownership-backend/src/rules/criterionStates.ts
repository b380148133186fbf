import {
  CRITERIA,
  CriterionResult,
  FOUNDATION_STATES,
  FoundationState,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';

/** The letters of the column `criterion_states`. Stale evidence proves nothing now. */
const LETTERS: Record<CriterionResult['state'], string> = {
  pass: 'p',
  fail: 'f',
  unknown: 'u',
  stale: 'u',
  exempt: 'e',
  'not-applicable': '-',
};

/**
 * The states of all criteria as text, one letter for each in their order in `CRITERIA`. A change of the criteria is a
 * change of the rules, after which every entity is evaluated again.
 */
export function toCriterionStates(
  criteria: readonly Pick<CriterionResult, 'id' | 'state'>[],
): string {
  const states = new Map(criteria.map(({ id, state }) => [id, state]));
  return CRITERIA.map(
    ({ id }) => LETTERS[states.get(id) ?? 'not-applicable'],
  ).join('');
}

/** SQL that is true for rows in which a known criterion is in one of some states. */
export function isInState(
  criterion: string,
  states: readonly FoundationState[],
): string {
  const position = CRITERIA.findIndex(({ id }) => id === criterion) + 1;
  const letters = states.map(state => `'${LETTERS[state]}'`).join(', ');
  return `substr(criterion_states, ${position}, 1) in (${letters})`;
}

/** SQL that is true for rows in which any criterion is in one of some states. */
function isAnyInState(states: readonly FoundationState[]): string {
  return states
    .map(state => `criterion_states like '%${LETTERS[state]}%'`)
    .join(' or ');
}

/**
 * Limits a query of scorecards to those with a criterion in some states; without states, to those it applies to; without
 * a criterion, to those with any criterion in the states.
 */
export function whereCriterion(
  scorecards: Knex.QueryBuilder,
  {
    criterion,
    criterionState = [],
  }: { criterion?: string; criterionState?: readonly FoundationState[] },
): void {
  if (criterion) {
    scorecards.whereRaw(
      isInState(
        criterion,
        criterionState.length > 0 ? criterionState : FOUNDATION_STATES,
      ),
    );
  } else if (criterionState.length > 0) {
    scorecards.whereRaw(`(${isAnyInState(criterionState)})`);
  }
}
