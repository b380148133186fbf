import {
  CriterionState,
  Scorecard,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The expected scorecard of one entity, see examples/evidence/expectations.yaml. */
export interface Expectation {
  verdict?: string;
  level?: number;
  systemVerdict?: string;
  systemLevel?: number;
  abilities?: Record<string, number>;
  states?: Record<string, CriterionState>;
}

export function readExpectations(path: string): [string, Expectation][] {
  return Object.entries(parse(readFileSync(path, 'utf8')).entities);
}

/** Reduces a scorecard to the fields of an expectation. */
export function compareWith(
  expected: Expectation,
  scorecard: Scorecard,
): Expectation {
  const { states, abilities, ...rest } = expected;
  return {
    ...Object.fromEntries(
      Object.keys(rest).map(key => [key, scorecard[key as keyof Scorecard]]),
    ),
    ...(abilities && {
      abilities: Object.fromEntries(
        Object.keys(abilities).map(ability => [
          ability,
          scorecard.abilities[ability as keyof Scorecard['abilities']]!.level,
        ]),
      ),
    }),
    ...(states && {
      states: Object.fromEntries(
        Object.keys(states).map(id => [
          id,
          scorecard.criteria.find(criterion => criterion.id === id)!.state,
        ]),
      ),
    }),
  };
}
