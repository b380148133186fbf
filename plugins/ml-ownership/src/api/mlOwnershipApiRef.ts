import { createApiRef } from '@backstage/frontend-plugin-api';
import { MlOwnershipApi } from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * The backend of this plugin, as its pages see it.
 *
 * @public
 */
export const mlOwnershipApiRef = createApiRef<MlOwnershipApi>().with({
  id: 'plugin.ml-ownership.service',
  pluginId: 'ml-ownership',
});
