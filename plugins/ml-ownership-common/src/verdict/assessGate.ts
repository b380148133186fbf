import {
  Ability,
  GateRequirement,
  NextStep,
  Scorecard,
  Verdict,
} from '../schema/openapi';
import { describeVerdict, getReason } from './describeVerdict';
import { VERDICT_ORDER } from './evaluateAbilities';
import { nextSteps } from './nextSteps';

/**
 * Whether an entity meets a requirement, with the reason and what to do.
 *
 * @public
 */
export interface GateAssessment {
  passes: boolean;
  /** What was compared: for a Model without an ability, the system verdict and system level. */
  verdict: Verdict;
  /** Absent before the first evaluation. */
  level?: number;
  /** The result in one sentence. */
  message: string;
  /** The reason for the verdict, as text. */
  reason: string;
  /** The first steps of the entity; empty if it passes. */
  nextSteps: NextStep[];
}

/**
 * The part of a scorecard that a gate compares.
 *
 * @public
 */
export type GatedScorecard = Pick<
  Scorecard,
  | 'entityRef'
  | 'kind'
  | 'verdict'
  | 'level'
  | 'systemVerdict'
  | 'systemLevel'
  | 'headline'
  | 'abilities'
  | 'criteria'
  | 'nextSteps'
>;

/**
 * Compares a scorecard with a requirement. What is unknown never passes: neither an entity that was not assessed yet,
 * nor one that is not in scope, nor an ability whose evidence is missing.
 *
 * @param ability - limits the requirement to one ability of the entity itself
 * @returns undefined if the ability does not apply to the entity
 * @public
 */
export function assessGate(
  scorecard: GatedScorecard,
  required: GateRequirement,
  ability?: Ability,
): GateAssessment | undefined {
  const state = ability
    ? stateOfAbility(scorecard, ability)
    : stateOfEntity(scorecard);
  if (!state) {
    return undefined;
  }
  const { verdict, level } = state;
  const passes =
    VERDICT_ORDER.includes(verdict) &&
    reachesLevel(level, required.level) &&
    reachesVerdict(verdict, required.verdict);
  const subject = ability
    ? `${scorecard.entityRef}, ${ability}`
    : scorecard.entityRef;
  const found = level === undefined ? verdict : `${verdict} at level ${level}`;
  return {
    passes,
    verdict,
    level,
    message: `${subject}: ${found}, required ${describeRequirement(required)}`,
    reason: state.reason,
    nextSteps: passes ? [] : state.steps(),
  };
}

interface GatedState {
  verdict: Verdict;
  level?: number;
  reason: string;
  steps(): NextStep[];
}

function stateOfEntity(scorecard: GatedScorecard): GatedState {
  return {
    verdict: scorecard.systemVerdict ?? scorecard.verdict,
    level: scorecard.systemLevel ?? scorecard.level,
    reason: scorecard.headline,
    steps: () => scorecard.nextSteps,
  };
}

function stateOfAbility(
  scorecard: GatedScorecard,
  ability: Ability,
): GatedState | undefined {
  if (scorecard.verdict === 'not-assessed') {
    return stateOfEntity(scorecard);
  }
  const result = scorecard.abilities[ability];
  if (!result) {
    return undefined;
  }
  const steps = () => stepsOfAbility(scorecard, ability);
  if (scorecard.verdict === 'not-in-scope') {
    return { ...stateOfEntity(scorecard), level: result.level, steps };
  }
  return {
    verdict: result.verdict,
    level: result.level,
    reason: reasonOfAbility(scorecard, ability, result.verdict),
    steps,
  };
}

function reasonOfAbility(
  { criteria, kind }: GatedScorecard,
  ability: Ability,
  verdict: Verdict,
): string {
  const own = criteria.filter(
    criterion =>
      ['all', ability].includes(criterion.ability) &&
      criterion.state !== 'not-applicable',
  );
  const known = own.filter(({ state }) =>
    ['pass', 'fail', 'exempt'].includes(state),
  );
  return describeVerdict(
    verdict,
    getReason(verdict, own, { known: known.length, applicable: own.length }),
    kind,
  );
}

function stepsOfAbility(
  { abilities, criteria, kind }: GatedScorecard,
  ability: Ability,
): NextStep[] {
  return nextSteps({
    kind,
    abilities: { [ability]: abilities[ability] },
    criteria: criteria.map(({ remedy, ...criterion }) => ({
      ...criterion,
      awaitingEvidence: remedy.awaitingEvidence ? true : undefined,
    })),
  });
}

function reachesLevel(
  level: number | undefined,
  required: number | undefined,
): boolean {
  return required === undefined || (level !== undefined && level >= required);
}

function reachesVerdict(
  verdict: Verdict,
  required: GateRequirement['verdict'],
): boolean {
  return (
    required === undefined ||
    VERDICT_ORDER.indexOf(verdict) >= VERDICT_ORDER.indexOf(required)
  );
}

function describeRequirement({ level, verdict }: GateRequirement): string {
  return [
    ...(verdict === undefined
      ? []
      : [verdict === 'yes' ? 'yes' : `at least ${verdict}`]),
    ...(level === undefined ? [] : [`level ${level}`]),
  ].join(' and ');
}
