import { portfolioReadPermission } from './portfolioReadPermission';
import { scorecardEvaluatePermission } from './scorecardEvaluatePermission';
import { scorecardReadPermission } from './scorecardReadPermission';

export {
  portfolioReadPermission,
  scorecardEvaluatePermission,
  scorecardReadPermission,
};

/**
 * Every permission of the plugin.
 *
 * @public
 */
export const mlOwnershipPermissions = [
  scorecardReadPermission,
  portfolioReadPermission,
  scorecardEvaluatePermission,
];
