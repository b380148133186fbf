import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  datasetNamesExtensionPoint,
  evidenceReceiversExtensionPoint,
  lineageSourcesExtensionPoint,
  UserDirectory,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import express from 'express';
import { readOpenLineageConfig } from './configuration';
import { createLineageRouter, StoreLimiter } from './http';
import { PipelineDirectory } from './pipelines';
import {
  DatasetFindings,
  EventProcessor,
  OPENLINEAGE_CRITERIA,
  PipelineFindings,
} from './processing';
import { DatabaseEventStore, migrateEvents } from './store';

const ID = 'openlineage';

/** Requests that are read and stored at once. */
const MAX_REQUESTS = 8;

/** What was received and could not be processed at once, and what belongs to other Pipelines than before. */
const PROCESS_SCHEDULE = {
  frequency: { minutes: 1 },
  timeout: { minutes: 10 },
  initialDelay: { seconds: 20 },
};

const PRUNE_SCHEDULE = {
  frequency: { minutes: 10 },
  timeout: { minutes: 10 },
  initialDelay: { minutes: 5 },
};

/**
 * Module for the ML Ownership backend that receives OpenLineage events of Airflow, dbt, Spark and other systems, and
 * makes lineage and evidence of them. Does nothing without `mlOwnership.openlineage`.
 *
 * @public
 */
export const mlOwnershipModuleOpenLineage = createBackendModule({
  pluginId: 'ml-ownership',
  moduleId: ID,
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        lineageSources: lineageSourcesExtensionPoint,
        logger: coreServices.logger,
        names: datasetNamesExtensionPoint,
        permissions: coreServices.permissions,
        receivers: evidenceReceiversExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({
        auth,
        catalog,
        config,
        database,
        httpRouter,
        lifecycle,
        lineageSources,
        logger,
        names,
        receivers,
        scheduler,
        ...services
      }) {
        const settings = readOpenLineageConfig(config);
        if (!settings) {
          return;
        }
        const { maxAgeMs, rules, runsPerJob, userAnnotation, writers } =
          settings;
        const now = () => Date.now();
        const store = new DatabaseEventStore(await migrateEvents(database), {
          maxAgeMs,
          runsPerJob,
        });
        const directory = new PipelineDirectory({
          auth,
          catalog,
          logger,
          now,
          rules,
        });
        const users = new UserDirectory({
          auth,
          catalog,
          annotation: userAnnotation,
        });
        const evidence = receivers.addReceiver({
          id: ID,
          title: 'OpenLineage',
          criteria: OPENLINEAGE_CRITERIA,
        });
        const shared = { directory, names, now, store };
        const processor = new EventProcessor({
          ...shared,
          datasets: new DatasetFindings(shared),
          evidence,
          lineage: lineageSources.addSource(ID),
          logger,
          pipelines: new PipelineFindings({ ...shared, users }),
        });
        lifecycle.addShutdownHook(() => processor.stop());
        httpRouter.use(
          express.Router().use(
            '/openlineage/api/v1/lineage',
            createLineageRouter({
              ...services,
              limiter: new StoreLimiter(MAX_REQUESTS),
              now,
              onRefused: reason => {
                evidence.reportProblem(reason).catch(error => {
                  logger.warn(`A refused event is not shown: ${error.message}`);
                });
              },
              onStored: () => {
                processor.request();
              },
              store: events => store.store(events, now()),
              writers,
            }),
          ),
        );
        await scheduler.scheduleTask({
          ...PROCESS_SCHEDULE,
          id: 'ml-ownership-openlineage-process',
          fn: () => processor.request(),
        });
        await scheduler.scheduleTask({
          ...PRUNE_SCHEDULE,
          id: 'ml-ownership-openlineage-prune',
          fn: () => store.prune(now()),
        });
      },
    });
  },
});
