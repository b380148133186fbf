import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Begin campaigns, change, end and reopen them.
 *
 * @public
 */
export const campaignManagePermission = createPermission({
  name: 'ml-ownership.campaign.manage',
  attributes: { action: 'update' },
});
