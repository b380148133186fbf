import { MlEntity } from '@mlownership/backstage-plugin-ml-ownership-common';
import { isPlaceholder } from '../text';
import { declared } from './declarations';
import { LookResult } from './Look';

const DIFFERENCE = 'operations.deploy.environmentDifference';

/**
 * A serving environment passes where it is pinned, and is that of training or says how it differs. A lock file and an image
 * are never the same thing: what the one holds of the other has to be said.
 *
 * @param training - what was seen of `operations.retrain.environment`; undefined where nothing is declared
 */
export function compareEnvironments(
  serving: LookResult,
  training: LookResult | undefined,
  entity: MlEntity,
): LookResult {
  if (!serving.seen || serving.reading.outcome === 'fail') {
    return serving;
  }
  const answer = (outcome: 'pass' | 'fail', detail: string): LookResult => ({
    ...serving,
    reading: { outcome, detail: `${serving.reading.detail}; ${detail}` },
  });
  const difference = declared(entity, DIFFERENCE);
  if (typeof difference === 'string' && !isPlaceholder(difference)) {
    return answer(
      'pass',
      `its difference to training is stated: ${difference
        .trim()
        .slice(0, 200)}`,
    );
  }
  const remedy = `say in spec.${DIFFERENCE} how it differs from training`;
  if (!training) {
    return answer(
      'fail',
      `spec.operations.retrain.environment is not declared, so nothing says that it equals that of training; declare it, or ${remedy}`,
    );
  }
  if (!training.seen) {
    return {
      seen: false,
      reason: `The environment of training could not be read, so the two cannot be compared: ${training.reason}`,
    };
  }
  return training.digest !== undefined && training.digest === serving.digest
    ? answer('pass', 'it equals that of training')
    : answer('fail', `it is not the same as that of training; ${remedy}`);
}
