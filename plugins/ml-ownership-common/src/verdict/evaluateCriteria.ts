import {
  CRITERIA,
  CriterionDefinition,
  getCriterion,
  MlEntityFacts,
} from '../criteria';
import { drillEvidence } from '../drills';
import { RecordedEvidence } from '../evidence';
import { isInEffect } from '../evidence/currentVersion';
import { getAuthors } from '../people';
import { Ability } from '../schema/openapi';
import { CriterionOutcome, CriterionResult } from './CriterionResult';
import { CurrentSubjects } from './CurrentSubjects';
import { drillContext, recordOf } from './drillContext';
import {
  contractState,
  evaluateCriterion,
  SharedContext,
} from './evaluateCriterion';
import { EvaluationInput } from './EvaluationInput';

/**
 * Evaluates all criteria of an entity's kind, in the order of the scorecard.
 *
 * @public
 */
export function evaluateCriteria(
  entity: MlEntityFacts,
  input: EvaluationInput,
): CriterionResult[] {
  const given = contextOf(entity, input);
  const results: CriterionResult[] = [];
  for (const criterion of CRITERIA) {
    if (criterion.kinds.includes(entity.kind)) {
      results.push(evaluateNext(criterion, entity, input, given, results));
      input.onCriterion?.();
    }
  }
  return results;
}

/**
 * Evaluates only the criteria that a change may affect, and keeps the other states. Much cheaper than
 * evaluating all of them.
 *
 * @param known - the states before, in the order of the scorecard
 * @param mayDiffer - whether the state of the criterion at an index may have changed; criteria that depend on
 * drills are always evaluated if there are drills
 * @public
 */
export function reevaluateCriteria(
  entity: MlEntityFacts,
  input: EvaluationInput,
  known: readonly CriterionOutcome[],
  mayDiffer: (index: number) => boolean,
): CriterionOutcome[] {
  const given = contextOf(entity, input);
  const hasDrills = (input.drills?.(entity.ref) ?? []).length > 0;
  const results: CriterionOutcome[] = [];
  known.forEach((before, index) => {
    const criterion = getCriterion(before.id);
    results.push(
      mayDiffer(index) || (hasDrills && criterion.accepts.includes('drill'))
        ? evaluateNext(criterion, entity, input, given, results)
        : before,
    );
  });
  return results;
}

function contextOf(
  entity: MlEntityFacts,
  input: EvaluationInput,
): SharedContext {
  const { snapshot } = input;
  return {
    context: {
      snapshot,
      authors: ref => getAuthors(snapshot, ref, recordOf(input)),
      contractState: ref => contractState(ref, input),
    },
    subjects: new CurrentSubjects(entity, input),
  };
}

/**
 * @param results - the results of the earlier criteria: the drill criterion is the last of its ability and
 * depends on them
 */
function evaluateNext(
  criterion: CriterionDefinition,
  entity: MlEntityFacts,
  input: EvaluationInput,
  given: SharedContext,
  results: readonly CriterionOutcome[],
): CriterionResult {
  return evaluateCriterion(criterion, entity, input, {
    ...given,
    drills: criterion.accepts.includes('drill')
      ? drillsFor(criterion.ability as Ability, entity, input, results)
      : undefined,
  });
}

function drillsFor(
  ability: Ability,
  entity: MlEntityFacts,
  input: EvaluationInput,
  results: readonly CriterionOutcome[],
): RecordedEvidence[] {
  return drillEvidence(entity, ability, {
    ...drillContext(input),
    evidence: criterion =>
      input
        .evidence(entity.ref, criterion)
        .filter(piece => isInEffect(piece, Date.parse(input.now))),
    levelThreePasses: () =>
      results.every(({ id, state }) => {
        const { level, ability: of } = getCriterion(id);
        return (
          level !== 3 ||
          (of !== 'all' && of !== ability) ||
          ['pass', 'exempt', 'not-applicable'].includes(state)
        );
      }),
  });
}
