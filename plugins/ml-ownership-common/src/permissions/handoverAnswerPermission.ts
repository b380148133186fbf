import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Propose handovers and answer them.
 *
 * @public
 */
export const handoverAnswerPermission = createPermission({
  name: 'ml-ownership.handover.answer',
  attributes: { action: 'create' },
});
