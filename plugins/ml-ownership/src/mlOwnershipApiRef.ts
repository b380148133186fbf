import { createApiRef } from '@backstage/frontend-plugin-api';
import { MlOwnershipApi } from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * A reference to the API client of the ML Ownership backend.
 *
 * @public
 */
export const mlOwnershipApiRef = createApiRef<MlOwnershipApi>().with({
  id: 'plugin.ml-ownership.service',
  pluginId: 'ml-ownership',
});
