import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Settle what the platform team settles: answer disputes, end exemptions of others.
 *
 * @public
 */
export const managePermission = createPermission({
  name: 'ml-ownership.manage',
  attributes: { action: 'update' },
});
