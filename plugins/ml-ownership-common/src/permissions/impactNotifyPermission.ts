import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Notify the owners of what is downstream of an entity.
 *
 * @public
 */
export const impactNotifyPermission = createPermission({
  name: 'ml-ownership.impact.notify',
  attributes: { action: 'create' },
});
