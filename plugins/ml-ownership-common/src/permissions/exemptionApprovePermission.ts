import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Approve or refuse exemptions that others have asked for.
 *
 * @public
 */
export const exemptionApprovePermission = createPermission({
  name: 'ml-ownership.exemption.approve',
  attributes: { action: 'update' },
});
