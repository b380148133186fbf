import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Plan drills, do them and record their results.
 *
 * @public
 */
export const drillRecordPermission = createPermission({
  name: 'ml-ownership.drill.record',
  attributes: { action: 'create' },
});
