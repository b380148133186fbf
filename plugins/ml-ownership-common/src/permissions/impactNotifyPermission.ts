import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Notify the owners of downstream entities.
 *
 * @public
 */
export const impactNotifyPermission = createPermission({
  name: 'ml-ownership.impact.notify',
  attributes: { action: 'create' },
});
