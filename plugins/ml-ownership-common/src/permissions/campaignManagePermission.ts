import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Start, change, close and reopen campaigns.
 *
 * @public
 */
export const campaignManagePermission = createPermission({
  name: 'ml-ownership.campaign.manage',
  attributes: { action: 'update' },
});
