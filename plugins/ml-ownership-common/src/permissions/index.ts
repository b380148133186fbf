import { evidenceWritePermission } from './evidenceWritePermission';
import { exemptionApprovePermission } from './exemptionApprovePermission';
import { exemptionRequestPermission } from './exemptionRequestPermission';
import { managePermission } from './managePermission';
import { portfolioReadPermission } from './portfolioReadPermission';
import { scorecardEvaluatePermission } from './scorecardEvaluatePermission';
import { scorecardReadPermission } from './scorecardReadPermission';

export {
  evidenceWritePermission,
  exemptionApprovePermission,
  exemptionRequestPermission,
  managePermission,
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
  evidenceWritePermission,
  exemptionRequestPermission,
  exemptionApprovePermission,
  managePermission,
];
