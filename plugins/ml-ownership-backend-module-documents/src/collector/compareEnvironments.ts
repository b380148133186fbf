import {
  cutText,
  declaresNothing,
  MlEntity,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { declared } from './declarations';
import { DocumentCheckResult } from './DocumentCheck';

const DIFFERENCE = 'operations.deploy.environmentDifference';

/**
 * Checks a serving environment: it passes if it is pinned, and either equals the training environment or states how
 * it differs. A lock file and an image are never equal: how they relate has to be stated.
 *
 * @param training - result for `operations.retrain.environment`; undefined if it is not declared
 */
export function compareEnvironments(
  serving: DocumentCheckResult,
  training: DocumentCheckResult | undefined,
  entity: MlEntity,
): DocumentCheckResult {
  if (!serving.seen || serving.reading.outcome === 'fail') {
    return serving;
  }
  const answer = (
    outcome: 'pass' | 'fail',
    detail: string,
  ): DocumentCheckResult => ({
    ...serving,
    reading: { outcome, detail: `${serving.reading.detail}; ${detail}` },
  });
  const difference = declared(entity, DIFFERENCE);
  if (typeof difference === 'string' && !declaresNothing(difference)) {
    return answer(
      'pass',
      `its difference from training is documented: ${cutText(
        difference.trim(),
        200,
      )}`,
    );
  }
  const remedy = `document in spec.${DIFFERENCE} how it differs from training`;
  if (!training) {
    return answer(
      'fail',
      `spec.operations.retrain.environment is not declared, so the serving environment cannot be compared with it; declare it, or ${remedy}`,
    );
  }
  if (!training.seen) {
    return {
      seen: false,
      reason: `The training environment could not be read, so the two cannot be compared: ${training.reason}`,
    };
  }
  return training.digest !== undefined && training.digest === serving.digest
    ? answer('pass', 'it equals the training environment')
    : answer('fail', `it differs from the training environment; ${remedy}`);
}
