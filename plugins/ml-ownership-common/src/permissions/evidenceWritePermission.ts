import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Record evidence. What a person records counts as attested; a token needs a grant for each criterion besides.
 *
 * @public
 */
export const evidenceWritePermission = createPermission({
  name: 'ml-ownership.evidence.write',
  attributes: { action: 'create' },
});
