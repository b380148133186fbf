import { campaignManagePermission } from './campaignManagePermission';
import { drillRecordPermission } from './drillRecordPermission';
import { evidenceWritePermission } from './evidenceWritePermission';
import { exemptionApprovePermission } from './exemptionApprovePermission';
import { exemptionRequestPermission } from './exemptionRequestPermission';
import { handoverRespondPermission } from './handoverRespondPermission';
import { impactNotifyPermission } from './impactNotifyPermission';
import { adminPermission } from './adminPermission';
import { portfolioReadPermission } from './portfolioReadPermission';
import { scorecardEvaluatePermission } from './scorecardEvaluatePermission';
import { scorecardReadPermission } from './scorecardReadPermission';

export {
  campaignManagePermission,
  drillRecordPermission,
  evidenceWritePermission,
  exemptionApprovePermission,
  exemptionRequestPermission,
  handoverRespondPermission,
  impactNotifyPermission,
  adminPermission,
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
  handoverRespondPermission,
  campaignManagePermission,
  adminPermission,
];
