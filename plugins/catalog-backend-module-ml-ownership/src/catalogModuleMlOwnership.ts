import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { catalogModelExtensionPoint } from '@backstage/plugin-catalog-node/alpha';
import { MlOwnershipEntityProcessor } from './MlOwnershipEntityProcessor';
import { MlOwnershipModelSource } from './MlOwnershipModelSource';

/**
 * Catalog module that adds the kinds Model, Dataset and Pipeline, their relations, and the processor that says what is
 * wrong with one of them.
 *
 * `catalog.rules` must allow the three kinds. The catalog does not start where another layer declares one of them.
 *
 * @public
 */
export const catalogModuleMlOwnership = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'ml-ownership',
  register(env) {
    env.registerInit({
      deps: {
        logger: coreServices.logger,
        model: catalogModelExtensionPoint,
        processing: catalogProcessingExtensionPoint,
      },
      async init({ logger, model, processing }) {
        model.addModelSource(new MlOwnershipModelSource(model));
        processing.addProcessor(new MlOwnershipEntityProcessor({ logger }));
      },
    });
  },
});
