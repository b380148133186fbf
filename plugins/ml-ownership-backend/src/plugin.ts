import {
  coreServices,
  createBackendPlugin,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { mlOwnershipPermissions } from '@mlownership/backstage-plugin-ml-ownership-common';
import { registerActions } from './actions/registerActions';
import { ReadableEntities } from './catalog/ReadableEntities';
import { migrateDatabase } from './database/migrateDatabase';
import { DatabaseEvaluationStore } from './evaluation/DatabaseEvaluationStore';
import { EvaluationService } from './evaluation/EvaluationService';
import { DatabaseLineageStore } from './lineage/DatabaseLineageStore';
import { DatabasePortfolioStore } from './portfolio/DatabasePortfolioStore';
import { createRouter } from './router';
import { AuthorizedScorecards } from './scorecards/AuthorizedScorecards';
import { DatabaseScorecardStore } from './scorecards/DatabaseScorecardStore';
import { DatabaseTeamStore } from './teams/DatabaseTeamStore';

const DEFAULT_SCHEDULE = {
  frequency: { minutes: 1 },
  timeout: { minutes: 15 },
  initialDelay: { seconds: 5 },
};

/**
 * The ML Ownership backend: evaluates Models, Datasets and Pipelines, keeps their scorecards, and serves them under
 * `/api/ml-ownership`.
 *
 * @public
 */
export const mlOwnershipPlugin = createBackendPlugin({
  pluginId: 'ml-ownership',
  register(env) {
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
      },
      async init({
        actionsRegistry,
        auditor,
        auth,
        catalog,
        config,
        database,
        httpAuth,
        httpRouter,
        logger,
        permissions,
        permissionsRegistry,
        scheduler,
      }) {
        const client = await migrateDatabase(database);
        const store = new DatabaseEvaluationStore(client);
        const evaluation = new EvaluationService({
          auth,
          catalog,
          logger,
          store,
        });
        const scorecards = new DatabaseScorecardStore(client);
        const readable = new ReadableEntities(catalog, permissions, client);
        const authorizedScorecards = new AuthorizedScorecards({
          catalog,
          permissions,
          readable,
          store: scorecards,
        });

        permissionsRegistry.addPermissions(mlOwnershipPermissions);
        registerActions(actionsRegistry, authorizedScorecards);
        httpRouter.use(
          await createRouter({
            auditor,
            evaluation,
            httpAuth,
            lineage: new DatabaseLineageStore(client),
            permissions,
            portfolio: new DatabasePortfolioStore(client, scorecards, store),
            readable,
            scorecards: authorizedScorecards,
            teams: new DatabaseTeamStore(client),
          }),
        );

        const schedule = config.getOptionalConfig(
          'mlOwnership.evaluation.schedule',
        );
        await scheduler.scheduleTask({
          id: 'ml-ownership-evaluate',
          ...(schedule
            ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
            : DEFAULT_SCHEDULE),
          scope: 'global',
          fn: signal => evaluation.evaluateAll(signal),
        });
      },
    });
  },
});
