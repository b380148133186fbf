import {
  CriterionDefinition,
  getCriterion,
  getCriterionTexts,
} from '../criteria';
import { AbilityResults, MlKind, NextStep, Remedy } from '../schema/openapi';
import { ABILITIES } from './evaluateAbilities';
import { CriterionResult } from './CriterionResult';

/** By effort, from a line of YAML to a day of another team. */
const EFFORT: NextStep['action'][] = [
  'declare',
  'document',
  'attest',
  'report',
  'drill',
];

const AWAITING_EVIDENCE: Remedy = {
  text: 'Declared. It counts once a person or a collector has checked it.',
  awaitingEvidence: true,
};

/**
 * Returns the first steps: the cheapest unmet criteria that block the abilities of the lowest level. At equal
 * effort, a criterion that blocks several abilities comes first, then one that fails. Criteria that only wait
 * for a check come last, because they need no action.
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
  const blocked = new Map<string, number>();
  for (const { level, blocking } of unfinished) {
    for (const id of level === lowest ? blocking : []) {
      blocked.set(id, (blocked.get(id) ?? 0) + 1);
    }
  }
  return entity.criteria
    .filter(({ id }) => blocked.has(id))
    .map((result, position) => ({
      result,
      position,
      step: stepOf(result, entity.kind),
    }))
    .sort(
      (a, b) =>
        Number(a.result.awaitingEvidence ?? false) -
          Number(b.result.awaitingEvidence ?? false) ||
        EFFORT.indexOf(a.step.action) - EFFORT.indexOf(b.step.action) ||
        blocked.get(b.result.id)! - blocked.get(a.result.id)! ||
        Number(b.result.state === 'fail') - Number(a.result.state === 'fail') ||
        a.position - b.position,
    )
    .slice(0, count)
    .map(({ step }) => step);
}

/**
 * Returns the remedy of a criterion for an entity of a kind.
 *
 * @public
 */
export function remedyOf(result: CriterionResult, kind: MlKind): Remedy {
  if (result.awaitingEvidence) {
    return AWAITING_EVIDENCE;
  }
  return getCriterionTexts(result.id, kind).remedy;
}

function stepOf(result: CriterionResult, kind: MlKind): NextStep {
  const definition = getCriterion(result.id);
  return {
    criterion: result.id,
    action: actionFor(definition, result),
    concernsOperator: definition.concernsOperator,
    ...remedyOf(result, kind),
  };
}

function actionFor(
  { accepts, declarationPath }: CriterionDefinition,
  { awaitingEvidence, evidence }: CriterionResult,
): NextStep['action'] {
  const undeclared =
    declarationPath && !awaitingEvidence && evidence.length === 0;
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
