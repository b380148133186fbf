import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Plan, carry out and record drills.
 *
 * @public
 */
export const drillRecordPermission = createPermission({
  name: 'ml-ownership.drill.record',
  attributes: { action: 'create' },
});
