import { CriterionDefinition, getCriterion } from '../criteria';
import {
  Ability,
  AbilityResult,
  AbilityResults,
  Verdict,
} from '../schema/openapi';
import { CriterionOutcome } from './CriterionResult';

/**
 * The four abilities, in the order of a model's life cycle.
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
 * The verdicts that an evaluation can yield, worst first.
 *
 * @public
 */
export const VERDICT_ORDER: readonly Verdict[] = ['no', 'unproven', 'yes'];

/**
 * Returns the level and verdict of each applicable ability.
 *
 * The level is the highest at and below which all applicable criteria pass or are exempt; an exemption caps
 * it at 3. The verdict is *yes* at level 4; *no* if the latest drill failed, or if a criterion of level 1 or
 * 2 fails without a valid drill; otherwise *unproven*. Source: DESIGN §4 and §5.
 *
 * @public
 */
export function evaluateAbilities(
  criteria: readonly CriterionOutcome[],
): AbilityResults {
  const applicable: ApplicableCriterion[] = [];
  for (const { id, state } of criteria) {
    if (state !== 'not-applicable') {
      const { ability, level } = getCriterion(id);
      applicable.push({ id, state, ability, level });
    }
  }
  const shared = applicable.filter(({ ability }) => ability === 'all');
  const results: AbilityResults = {};
  for (const ability of ABILITIES) {
    const own = applicable.filter(criterion => criterion.ability === ability);
    if (own.length > 0) {
      results[ability] = evaluateAbility(ability, [...shared, ...own]);
    }
  }
  return results;
}

type ApplicableCriterion = Pick<CriterionOutcome, 'id' | 'state'> &
  Pick<CriterionDefinition, 'ability' | 'level'>;

/**
 * The maximum level with an exemption at or below it. Source: DESIGN §4.
 *
 * @public
 */
export const HIGHEST_EXEMPTED_LEVEL = 3;

function evaluateAbility(
  ability: Ability,
  criteria: readonly ApplicableCriterion[],
): AbilityResult {
  const unmet = criteria.filter(
    ({ state }) => state !== 'pass' && state !== 'exempt',
  );
  const unmetAt = (level: number) =>
    unmet.filter(criterion => criterion.level === level).map(({ id }) => id);

  let level = 0;
  while (level < 4 && unmetAt(level + 1).length === 0) {
    level++;
  }
  const exempted = criteria.some(
    criterion => criterion.state === 'exempt' && criterion.level <= level,
  );
  if (exempted) {
    level = Math.min(level, HIGHEST_EXEMPTED_LEVEL);
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
  criteria: readonly ApplicableCriterion[],
): Verdict {
  if (level === 4) {
    return 'yes';
  }
  const drill = criteria.find(({ id }) => id === `${ability}.drill`)?.state;
  if (drill === 'fail') {
    return 'no';
  }
  const failsEarly = criteria.some(
    criterion => criterion.state === 'fail' && criterion.level <= 2,
  );
  return failsEarly && drill !== 'pass' ? 'no' : 'unproven';
}

/**
 * Returns the worst of some verdicts, `yes` if there are none.
 *
 * @public
 */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  return VERDICT_ORDER.find(verdict => verdicts.includes(verdict)) ?? 'yes';
}
