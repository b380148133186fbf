import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Have a scorecard evaluated now.
 *
 * @public
 */
export const scorecardEvaluatePermission = createPermission({
  name: 'ml-ownership.scorecard.evaluate',
  attributes: { action: 'update' },
});
