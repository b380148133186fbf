import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { catalogModelExtensionPoint } from '@backstage/plugin-catalog-node/alpha';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { CatalogChangeProcessor } from './CatalogChangeProcessor';
import { MlOwnershipEntityProcessor } from './MlOwnershipEntityProcessor';
import { MlOwnershipModelSource } from './MlOwnershipModelSource';

/**
 * Catalog module that adds the kinds Model, Dataset and Pipeline, their relations, a processor that validates them,
 * and one that notifies the ML Ownership backend of changes.
 *
 * `catalog.rules` must allow the three kinds. The catalog does not start if another layer declares one of them.
 *
 * @public
 */
export const catalogModuleMlOwnership = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'ml-ownership',
  register(env) {
    env.registerInit({
      deps: {
        events: eventsServiceRef,
        logger: coreServices.logger,
        model: catalogModelExtensionPoint,
        processing: catalogProcessingExtensionPoint,
      },
      async init({ events, logger, model, processing }) {
        model.addModelSource(new MlOwnershipModelSource(model));
        processing.addProcessor(new MlOwnershipEntityProcessor({ logger }));
        processing.addProcessor(new CatalogChangeProcessor({ events }));
      },
    });
  },
});
