import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import {
  CATALOG_CHANGED_TOPIC,
  mlOwnershipPermissions,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  datasetNamesExtensionPoint,
  evidenceCollectorsExtensionPoint,
  evidenceReceiversExtensionPoint,
  extraCriteriaExtensionPoint,
  importSourcesExtensionPoint,
  lineageSourcesExtensionPoint,
  modelCardReaderExtensionPoint,
  onCallSourcesExtensionPoint,
  runbookReaderExtensionPoint,
  traceVerifiersExtensionPoint,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { registerActions } from './actions/registerActions';
import { CollectorRegistry } from './collectors/CollectorRegistry';
import { RunbookReaderRegistry } from './drills/RunbookReaderRegistry';
import { TraceVerifierRegistry } from './drills/TraceVerifierRegistry';
import { CatalogChanges } from './evaluation/CatalogChanges';
import { ImportSourceRegistry } from './import-candidates/ImportSourceRegistry';
import { DatasetNameRegistry } from './lineage/DatasetNameRegistry';
import { LineageSourceRegistry } from './lineage/LineageSourceRegistry';
import { ModelCardReaderRegistry } from './model-cards/ModelCardService';
import { OnCallSourceRegistry } from './on-call/OnCallSourceRegistry';
import { createServices } from './createServices';
import { createRouter } from './router';
import { scheduleTasks } from './tasks/scheduleTasks';
import { timeSourceServiceRef } from './time/timeSourceServiceRef';

/**
 * The ML Ownership backend plugin: evaluates Models, Datasets and Pipelines, stores their scorecards, and serves them
 * under `/api/ml-ownership`.
 *
 * @public
 */
export const mlOwnershipPlugin = createBackendPlugin({
  pluginId: 'ml-ownership',
  register(env) {
    const registry = new CollectorRegistry();
    env.registerExtensionPoint(evidenceCollectorsExtensionPoint, registry);
    env.registerExtensionPoint(evidenceReceiversExtensionPoint, registry);
    env.registerExtensionPoint(extraCriteriaExtensionPoint, registry);
    const imports = new ImportSourceRegistry();
    env.registerExtensionPoint(importSourcesExtensionPoint, imports);
    const observed = new LineageSourceRegistry();
    env.registerExtensionPoint(lineageSourcesExtensionPoint, observed);
    const names = new DatasetNameRegistry();
    env.registerExtensionPoint(datasetNamesExtensionPoint, names);
    const runbooks = new RunbookReaderRegistry();
    env.registerExtensionPoint(runbookReaderExtensionPoint, runbooks);
    const modelCards = new ModelCardReaderRegistry();
    env.registerExtensionPoint(modelCardReaderExtensionPoint, modelCards);
    const onCall = new OnCallSourceRegistry();
    env.registerExtensionPoint(onCallSourcesExtensionPoint, onCall);
    const traces = new TraceVerifierRegistry();
    env.registerExtensionPoint(traceVerifiersExtensionPoint, traces);
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        timeSource: timeSourceServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init({
        actionsRegistry,
        httpRouter,
        lifecycle,
        permissionsRegistry,
        ...services
      }) {
        const { routes, tasks } = await createServices(services, {
          imports,
          modelCards,
          names,
          observed,
          onCall,
          registry,
          runbooks,
          traces,
        });
        permissionsRegistry.addPermissions(mlOwnershipPermissions);
        registerActions(actionsRegistry, routes);
        httpRouter.use(await createRouter(routes));

        const changes = new CatalogChanges({
          evaluation: routes.evaluation,
          logger: services.logger,
        });
        lifecycle.addShutdownHook(() => changes.stop());
        await services.events.subscribe({
          id: 'ml-ownership',
          topics: [CATALOG_CHANGED_TOPIC],
          onEvent: async ({ eventPayload }) => {
            changes.note(eventPayload);
          },
        });
        await scheduleTasks(services.scheduler, services.config, tasks);
      },
    });
  },
});
