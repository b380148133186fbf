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

/** Limits a query of scorecards to those with a criterion in some states; without states, to those it applies to. */
export function whereCriterion(
  scorecards: Knex.QueryBuilder,
  {
    criterion,
    criterionState,
  }: { criterion?: string; criterionState?: readonly FoundationState[] },
): void {
  if (criterion) {
    scorecards.whereRaw(
      isInState(
        criterion,
        criterionState?.length ? criterionState : FOUNDATION_STATES,
      ),
    );
  }
}
