import { MlEntityFacts } from '../criteria';
import { weighEvidence } from '../evidence';
import { outdateBefore } from '../people';
import { CriterionResult } from './CriterionResult';
import { describeWeight } from './describeWeight';
import { EvaluationInput } from './EvaluationInput';

/** Evaluates the additional criteria of an installation. */
export function evaluateExtraCriteria(
  entity: MlEntityFacts,
  input: EvaluationInput,
): CriterionResult[] {
  return (input.extraCriteria ?? [])
    .filter(({ kinds }) => kinds.includes(entity.kind))
    .map(({ id, accepts, maxAgeDays }) => {
      const evidence = outdateBefore(
        input.record?.(entity.ref)?.renewedAt,
        input.evidence(entity.ref, id),
      );
      const weight = weighEvidence(evidence, {
        accepts,
        maxAgeDays,
        now: input.now,
      });
      return {
        id,
        state: weight.state,
        reason: describeWeight(weight, undefined),
        evidence: weight.pieces,
        changesAt: weight.changesAt,
      };
    });
}
