import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Request an exemption.
 *
 * @public
 */
export const exemptionRequestPermission = createPermission({
  name: 'ml-ownership.exemption.request',
  attributes: { action: 'create' },
});
