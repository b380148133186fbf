import { CriterionDefinition, getCriterion } from '../criteria';
import { AbilityResults, MlKind, NextStep, Remedy } from '../schema/openapi';
import { ABILITIES } from './evaluateAbilities';
import { CriterionResult } from './evaluateCriteria';

/** From what costs a line of YAML to what costs another team a day. */
const EFFORT: NextStep['action'][] = [
  'declare',
  'document',
  'attest',
  'report',
  'drill',
];

const AWAITS_LOOK: Remedy = {
  text: 'Nothing to add: it is declared. It counts once somebody, or a connected reader, has looked at it.',
};

/**
 * What to do first: the cheapest unmet criteria that keep the abilities of the lowest level from the next one. At equal
 * effort, one that holds up several abilities comes first, then one that fails. What only waits for somebody to look comes
 * last: nothing has to be done about it.
 *
 * @returns at most `count` steps
 * @public
 */
export function nextSteps(
  entity: {
    kind: MlKind;
    abilities: AbilityResults;
    criteria: readonly CriterionResult[];
  },
  count = 3,
): NextStep[] {
  const unfinished = ABILITIES.flatMap(
    ability => entity.abilities[ability] ?? [],
  ).filter(result => result.blocking.length > 0);
  const lowest = Math.min(...unfinished.map(result => result.level));
  const holdsUp = new Map<string, number>();
  for (const { level, blocking } of unfinished) {
    for (const id of level === lowest ? blocking : []) {
      holdsUp.set(id, (holdsUp.get(id) ?? 0) + 1);
    }
  }
  return entity.criteria
    .filter(({ id }) => holdsUp.has(id))
    .map((result, position) => ({
      result,
      position,
      step: stepOf(result, entity.kind),
    }))
    .sort(
      (a, b) =>
        Number(a.result.awaitsLook ?? false) -
          Number(b.result.awaitsLook ?? false) ||
        EFFORT.indexOf(a.step.action) - EFFORT.indexOf(b.step.action) ||
        holdsUp.get(b.result.id)! - holdsUp.get(a.result.id)! ||
        Number(b.result.state === 'fail') - Number(a.result.state === 'fail') ||
        a.position - b.position,
    )
    .slice(0, count)
    .map(({ step }) => step);
}

/**
 * What to do about a criterion of an entity of a kind.
 *
 * @public
 */
export function remedyOf(result: CriterionResult, kind: MlKind): Remedy {
  if (result.awaitsLook) {
    return AWAITS_LOOK;
  }
  const criterion = getCriterion(result.id);
  return criterion.remedyByKind?.[kind] ?? criterion.remedy;
}

function stepOf(result: CriterionResult, kind: MlKind): NextStep {
  return {
    criterion: result.id,
    action: actionFor(getCriterion(result.id), result),
    ...remedyOf(result, kind),
  };
}

function actionFor(
  { accepts, declaredIn }: CriterionDefinition,
  { awaitsLook, evidence }: CriterionResult,
): NextStep['action'] {
  const undeclared = declaredIn && !awaitsLook && evidence.length === 0;
  if (accepts.includes('catalog') || undeclared) {
    return 'declare';
  }
  if (accepts.includes('document')) {
    return 'document';
  }
  if (accepts.includes('attested')) {
    return 'attest';
  }
  return accepts.includes('drill') ? 'drill' : 'report';
}
