import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Trigger the evaluation of a scorecard.
 *
 * @public
 */
export const scorecardEvaluatePermission = createPermission({
  name: 'ml-ownership.scorecard.evaluate',
  attributes: { action: 'update' },
});
