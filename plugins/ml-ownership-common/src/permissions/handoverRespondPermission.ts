import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Propose handovers and answer them.
 *
 * @public
 */
export const handoverRespondPermission = createPermission({
  name: 'ml-ownership.handover.respond',
  attributes: { action: 'create' },
});
