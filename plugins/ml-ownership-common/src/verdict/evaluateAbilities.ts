import { getCriterion } from '../criteria';
import {
  Ability,
  AbilityResult,
  AbilityResults,
  Verdict,
} from '../schema/openapi';
import { CriterionResult } from './evaluateCriteria';

/**
 * The four abilities in the order of a model's life.
 *
 * @public
 */
export const ABILITIES: readonly Ability[] = [
  'retrain',
  'deploy',
  'observe',
  'recover',
];

/**
 * The verdicts that evaluation can reach, worst first.
 *
 * @public
 */
export const VERDICT_ORDER: readonly Verdict[] = ['no', 'unproven', 'yes'];

/**
 * Level and verdict of each applicable ability.
 *
 * The level is the highest at and below which every applicable criterion passes; an exemption lets it be reached, and caps
 * it at 3. The verdict is *yes* at level 4, *no* where a failed drill stands or where a criterion of level 1 or 2 fails and
 * no valid drill stands, else *unproven*. Source: DESIGN §4 and §5.
 *
 * @public
 */
export function evaluateAbilities(
  criteria: readonly CriterionResult[],
): AbilityResults {
  const results: AbilityResults = {};
  for (const ability of ABILITIES) {
    const own = criteria.filter(
      ({ id, state }) =>
        getCriterion(id).ability === ability && state !== 'not-applicable',
    );
    if (own.length > 0) {
      const shared = criteria.filter(
        ({ id, state }) =>
          getCriterion(id).ability === 'all' && state !== 'not-applicable',
      );
      results[ability] = evaluateAbility(ability, [...shared, ...own]);
    }
  }
  return results;
}

function evaluateAbility(
  ability: Ability,
  criteria: readonly CriterionResult[],
): AbilityResult {
  const unmetAt = (level: number) =>
    criteria
      .filter(({ id }) => getCriterion(id).level === level)
      .filter(({ state }) => state !== 'pass' && state !== 'exempt')
      .map(({ id }) => id);

  let level = 0;
  while (level < 4 && unmetAt(level + 1).length === 0) {
    level++;
  }
  const exempted = criteria.some(
    ({ id, state }) => state === 'exempt' && getCriterion(id).level <= level,
  );
  if (exempted) {
    level = Math.min(level, 3);
  }
  return {
    level,
    verdict: verdictOf(ability, level, criteria),
    blocking: level < 4 ? unmetAt(level + 1) : [],
    exempted,
  };
}

function verdictOf(
  ability: Ability,
  level: number,
  criteria: readonly CriterionResult[],
): Verdict {
  if (level === 4) {
    return 'yes';
  }
  const drill = criteria.find(({ id }) => id === `${ability}.drill`)?.state;
  if (drill === 'fail') {
    return 'no';
  }
  const failsEarly = criteria.some(
    ({ id, state }) => state === 'fail' && getCriterion(id).level <= 2,
  );
  return failsEarly && drill !== 'pass' ? 'no' : 'unproven';
}

/**
 * The worst of some verdicts, `yes` where there are none.
 *
 * @public
 */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  return VERDICT_ORDER.find(verdict => verdicts.includes(verdict)) ?? 'yes';
}
