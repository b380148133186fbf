import { campaignManagePermission } from './campaignManagePermission';
import { drillRecordPermission } from './drillRecordPermission';
import { evidenceWritePermission } from './evidenceWritePermission';
import { exemptionApprovePermission } from './exemptionApprovePermission';
import { exemptionRequestPermission } from './exemptionRequestPermission';
import { handoverAnswerPermission } from './handoverAnswerPermission';
import { impactNotifyPermission } from './impactNotifyPermission';
import { managePermission } from './managePermission';
import { portfolioReadPermission } from './portfolioReadPermission';
import { scorecardEvaluatePermission } from './scorecardEvaluatePermission';
import { scorecardReadPermission } from './scorecardReadPermission';

export {
  campaignManagePermission,
  drillRecordPermission,
  evidenceWritePermission,
  exemptionApprovePermission,
  exemptionRequestPermission,
  handoverAnswerPermission,
  impactNotifyPermission,
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
  impactNotifyPermission,
  drillRecordPermission,
  handoverAnswerPermission,
  campaignManagePermission,
  managePermission,
];
