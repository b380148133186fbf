import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Approve or reject exemptions that other users have requested.
 *
 * @public
 */
export const exemptionApprovePermission = createPermission({
  name: 'ml-ownership.exemption.approve',
  attributes: { action: 'update' },
});
