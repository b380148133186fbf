import {
  BackendFeature,
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { evidenceCollectorsExtensionPoint } from '../evidenceCollectorsExtensionPoint';
import { traceVerifiersExtensionPoint } from '../traceVerifiersExtensionPoint';
import { UserDirectory } from '../users';
import { CiCollector } from './CiCollector';
import { readCiSettings } from './CiSettings';
import { CiSystem } from './CiSystem';
import { CiTraceVerifier } from './CiTraceVerifier';
import { createCiEventHandler } from './createCiEventHandler';

/**
 * Creates the module for the ML Ownership backend that connects a CI system: a {@link CiCollector}, a verifier of the
 * traces of drills, and checks after events. It does nothing without `mlOwnership.<id>` in the configuration.
 *
 * @public
 */
export function createCiModule(system: CiSystem): BackendFeature {
  const { id, title, topics } = system;
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
          events: eventsServiceRef,
          logger: coreServices.logger,
          verifiers: traceVerifiersExtensionPoint,
        },
        async init({
          auth,
          catalog,
          collectors,
          config,
          events,
          logger,
          verifiers,
        }) {
          const section = config.getOptionalConfig(`mlOwnership.${id}`);
          if (!section) {
            return;
          }
          const settings = readCiSettings(section, system.defaults);
          const now = () => Date.now();
          const connection = system.connect({ config, now, settings });
          const { source, traces } = connection;
          const options = { id, title, auth, catalog, now, settings, source };
          const collector = new CiCollector(options);
          const handle = collectors.addCollector(collector);
          const annotation = source.userAnnotation;
          const users = new UserDirectory({ auth, catalog, annotation });
          verifiers.addVerifier(
            new CiTraceVerifier({ id, title, traces, users }),
          );
          await events.subscribe({
            id: `ml-ownership-${id}`,
            topics,
            onEvent: createCiEventHandler({
              auth,
              catalog,
              collector,
              handle,
              logger,
              projectAnnotation: source.projectAnnotation,
              projectIn: (topic, payload) =>
                connection.projectInEvent(topic, payload),
            }),
          });
        },
      });
    },
  });
}
