import { createBackendModule } from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createChangeOwnerAction } from './createChangeOwnerAction';
import { createWriteEntitiesAction } from './createWriteEntitiesAction';

/**
 * Scaffolder module that adds the actions `mlownership:owner:change` and `mlownership:entities:write`.
 *
 * @public
 */
export const scaffolderModuleMlOwnership = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'ml-ownership',
  register(env) {
    env.registerInit({
      deps: { scaffolder: scaffolderActionsExtensionPoint },
      async init({ scaffolder }) {
        scaffolder.addActions(
          createChangeOwnerAction(),
          createWriteEntitiesAction(),
        );
      },
    });
  },
});
