import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Record evidence. Evidence from a user counts as attested; a token additionally needs a grant for the
 * criterion and the entity.
 *
 * @public
 */
export const evidenceWritePermission = createPermission({
  name: 'ml-ownership.evidence.write',
  attributes: { action: 'create' },
});
