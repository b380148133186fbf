import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { evidenceCollectorsExtensionPoint } from '@mlownership/backstage-plugin-ml-ownership-node';
import { AlertingCollector, GroupDirectory } from './collector';
import { readAlertingConfig } from './configuration';
import { GrafanaSystem } from './grafana';
import { PrometheusSystem } from './prometheus';

/**
 * Module for the ML Ownership backend that reads from Prometheus with Alertmanager, and from Grafana, whether the alerts about
 * Models, Datasets and Pipelines reach their operating groups. Reads the systems of `mlOwnership.alerting`, and nothing
 * without that configuration.
 *
 * @public
 */
export const mlOwnershipModulePrometheus = createBackendModule({
  pluginId: 'ml-ownership',
  moduleId: 'prometheus',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        collectors: evidenceCollectorsExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ auth, catalog, collectors, config }) {
        const settings = readAlertingConfig(config);
        if (settings) {
          collectors.addCollector(
            new AlertingCollector({
              groups: new GroupDirectory({ auth, catalog }),
              now: Date.now,
              settings,
              systems: [
                ...settings.prometheus.map(one => new PrometheusSystem(one)),
                ...settings.grafana.map(one => new GrafanaSystem(one)),
              ],
            }),
          );
        }
      },
    });
  },
});
