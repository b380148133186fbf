import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import {
  MlflowOwners,
  MlflowRegistry,
} from '@mlownership/backstage-plugin-ml-ownership-backend-module-mlflow';
import { readProviderConfig } from './configuration';
import { MlflowEntityProvider } from './provider/MlflowEntityProvider';

/**
 * Catalog module that adds the registered models of MLflow servers as Models. Reads the servers of `mlOwnership.mlflow`
 * that have the key `catalog`, and nothing without it.
 *
 * @public
 */
export const catalogModuleMlOwnershipMlflow = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'ml-ownership-mlflow',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        processing: catalogProcessingExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, catalog, config, logger, processing, scheduler }) {
        const owners = MlflowOwners.fromConfig(config);
        const registries = MlflowRegistry.fromConfig(config);
        readProviderConfig(config).forEach((settings, index) => {
          if (settings) {
            processing.addEntityProvider(
              new MlflowEntityProvider({
                auth,
                catalog,
                logger,
                now: Date.now,
                owners: owners[index],
                registry: registries[index],
                runner: scheduler.createScheduledTaskRunner(settings.schedule),
                settings,
              }),
            );
          }
        });
      },
    });
  },
});
