import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Act as the platform team: resolve disputes, end exemptions of others.
 *
 * @public
 */
export const adminPermission = createPermission({
  name: 'ml-ownership.admin',
  attributes: { action: 'update' },
});
