import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Ask for an exemption.
 *
 * @public
 */
export const exemptionRequestPermission = createPermission({
  name: 'ml-ownership.exemption.request',
  attributes: { action: 'create' },
});
