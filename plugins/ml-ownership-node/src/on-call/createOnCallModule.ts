import {
  BackendFeature,
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { evidenceCollectorsExtensionPoint } from '../evidenceCollectorsExtensionPoint';
import { OnCallCollector } from './OnCallCollector';
import { onCallSourcesExtensionPoint } from './onCallSourcesExtensionPoint';
import { OnCallSystem } from './OnCallSystem';

/**
 * Creates the module for the ML Ownership backend that connects a system which calls people: an {@link OnCallCollector},
 * and a source for users who want to know who is on call now. It does nothing without `mlOwnership.<configKey>` in the
 * configuration.
 *
 * @public
 */
export function createOnCallModule(system: OnCallSystem): BackendFeature {
  const { id, title, configKey, isExperimental } = system;
  return createBackendModule({
    pluginId: 'ml-ownership',
    moduleId: id,
    register(env) {
      env.registerInit({
        deps: {
          auth: coreServices.auth,
          catalog: catalogServiceRef,
          collectors: evidenceCollectorsExtensionPoint,
          config: coreServices.rootConfig,
          sources: onCallSourcesExtensionPoint,
        },
        async init({ auth, catalog, collectors, config, sources }) {
          const section = config.getOptionalConfig(`mlOwnership.${configKey}`);
          if (!section) {
            return;
          }
          const source = system.connect(section);
          const interval = section.has('interval')
            ? readDurationFromConfig(section, { key: 'interval' })
            : system.interval;
          collectors.addCollector(
            new OnCallCollector({
              id,
              title,
              isExperimental,
              auth,
              catalog,
              interval,
              now: () => Date.now(),
              source,
            }),
          );
          sources.addSource(source, { id, title });
        },
      });
    },
  });
}
