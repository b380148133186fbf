import {
  coreServices,
  createBackendPlugin,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  RootConfigService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { mlOwnershipPermissions } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  evidenceCollectorsExtensionPoint,
  extraCriteriaExtensionPoint,
  lineageSourcesExtensionPoint,
  runbookReaderExtensionPoint,
  traceVerifiersExtensionPoint,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { EntityAccess } from './access/EntityAccess';
import { registerActions } from './actions/registerActions';
import { AnnouncementService } from './announcements/AnnouncementService';
import { ReadableEntities } from './catalog/ReadableEntities';
import { CampaignService } from './campaigns/CampaignService';
import { DatabaseCampaignStore } from './campaigns/DatabaseCampaignStore';
import { CollectorHealthService } from './collectors/CollectorHealthService';
import { CollectorRegistry } from './collectors/CollectorRegistry';
import { CollectorRunner } from './collectors/CollectorRunner';
import { DatabaseCollectorStore } from './collectors/DatabaseCollectorStore';
import { migrateDatabase } from './database/migrateDatabase';
import { pruneDatabase } from './database/pruneDatabase';
import { DisputeService } from './disputes/DisputeService';
import { DatabaseDrillStore } from './drills/DatabaseDrillStore';
import { DrillReferee } from './drills/DrillReferee';
import { DrillService } from './drills/DrillService';
import { RunbookReaders } from './drills/RunbookReaders';
import { TraceVerifiers } from './drills/TraceVerifiers';
import { DatabaseEvaluationStore } from './evaluation/DatabaseEvaluationStore';
import { EvaluationService } from './evaluation/EvaluationService';
import { DatabaseEvidenceStore } from './evidence/DatabaseEvidenceStore';
import { EvidenceDoor } from './evidence/EvidenceDoor';
import { EvidenceRecords } from './evidence/EvidenceRecords';
import { readEvidenceWriters } from './evidence/readEvidenceWriters';
import { ExemptionService } from './exemptions/ExemptionService';
import { DatabaseHandoverStore } from './handovers/DatabaseHandoverStore';
import { HandoverService } from './handovers/HandoverService';
import { DatabaseHistoryStore } from './history/DatabaseHistoryStore';
import { HistoryService } from './history/HistoryService';
import { DatabaseInputStore } from './inputs/DatabaseInputStore';
import { CrossingsService } from './lineage/CrossingsService';
import { DatabaseLineageStore } from './lineage/DatabaseLineageStore';
import { DifferencesService } from './lineage/DifferencesService';
import { LineageScopes } from './lineage/LineageScopes';
import { LineageService } from './lineage/LineageService';
import { NoticeStore } from './lineage/NoticeStore';
import { ObservedLineage } from './lineage/ObservedLineage';
import { readObserveOnly } from './observe-only/readObserveOnly';
import { OperateService } from './operate/OperateService';
import { DatabasePortfolioStore } from './portfolio/DatabasePortfolioStore';
import { createRouter } from './router';
import { readRules } from './rules/readRules';
import { AuthorizedScorecards } from './scorecards/AuthorizedScorecards';
import { DatabaseScorecardStore } from './scorecards/DatabaseScorecardStore';
import { DatabaseTeamStore } from './teams/DatabaseTeamStore';
import { WhatIfService } from './what-if/WhatIfService';

const EVALUATION_SCHEDULE = {
  frequency: { minutes: 1 },
  timeout: { minutes: 15 },
  initialDelay: { seconds: 5 },
};

const COLLECTION_SCHEDULE = {
  frequency: { minutes: 1 },
  timeout: { minutes: 10 },
  initialDelay: { seconds: 10 },
};

const DRILL_SCHEDULE = {
  frequency: { hours: 1 },
  timeout: { minutes: 10 },
  initialDelay: { minutes: 1 },
};

const CAMPAIGN_SCHEDULE = {
  frequency: { hours: 1 },
  timeout: { minutes: 10 },
  initialDelay: { minutes: 1 },
};

const PRUNE_SCHEDULE = {
  frequency: { hours: 24 },
  timeout: { minutes: 10 },
  initialDelay: { minutes: 10 },
};

const DEFAULT_KEEP_DAYS = 400;

/**
 * The ML Ownership backend: evaluates Models, Datasets and Pipelines, keeps their scorecards, and serves them under
 * `/api/ml-ownership`.
 *
 * @public
 */
export const mlOwnershipPlugin = createBackendPlugin({
  pluginId: 'ml-ownership',
  register(env) {
    const registry = new CollectorRegistry();
    env.registerExtensionPoint(evidenceCollectorsExtensionPoint, registry);
    env.registerExtensionPoint(extraCriteriaExtensionPoint, registry);
    const observed = new ObservedLineage();
    env.registerExtensionPoint(lineageSourcesExtensionPoint, observed);
    const runbooks = new RunbookReaders();
    env.registerExtensionPoint(runbookReaderExtensionPoint, runbooks);
    const traces = new TraceVerifiers();
    env.registerExtensionPoint(traceVerifiersExtensionPoint, traces);
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        userInfo: coreServices.userInfo,
      },
      async init({
        actionsRegistry,
        auditor,
        auth,
        catalog,
        config,
        database,
        events,
        httpAuth,
        httpRouter,
        logger,
        notifications,
        permissions,
        permissionsRegistry,
        scheduler,
        userInfo,
      }) {
        registry.check();
        const { collectors, extraCriteria } = registry;
        const rules = readRules(config, extraCriteria);
        const writers = readEvidenceWriters(config, rules);
        const observeOnly = readObserveOnly(config);
        const keepDays =
          config.getOptionalNumber('mlOwnership.evidence.keepDays') ??
          DEFAULT_KEEP_DAYS;

        const client = await migrateDatabase(database);
        const inputs = new DatabaseInputStore();
        const store = new DatabaseEvaluationStore(client, rules, observeOnly);
        const readable = new ReadableEntities({
          auth,
          catalog,
          client,
          permissions,
        });
        const evaluation = new EvaluationService({
          announcements: new AnnouncementService({
            client,
            events,
            logger,
            notifications,
          }),
          auth,
          catalog,
          client,
          inputs,
          logger,
          readable,
          rules,
          store,
        });
        const access = new EntityAccess({
          auth,
          permissions,
          readable,
          rules,
        });
        const scorecards = new DatabaseScorecardStore(client, rules);
        const authorizedScorecards = new AuthorizedScorecards({
          observeOnly,
          permissions,
          readable,
          rules,
          store: scorecards,
        });
        const teams = new DatabaseTeamStore(client);
        const evidence = new DatabaseEvidenceStore(client, inputs);
        const lineageStore = new DatabaseLineageStore(client, logger);
        const scopes = new LineageScopes({
          permissions,
          readable,
          store: lineageStore,
        });
        observed.start({ client, evaluation });
        const collectorStore = new DatabaseCollectorStore(client);

        const drillStore = new DatabaseDrillStore(client, inputs);
        const drills = new DrillService({
          access,
          client,
          evaluation,
          logger,
          permissions,
          readable,
          referee: new DrillReferee(evaluation, drillStore),
          runbooks,
          store: drillStore,
          traces,
          userInfo,
        });

        const campaigns = new CampaignService({
          access,
          client,
          evaluation,
          observeOnly,
          permissions,
          readable,
          store: new DatabaseCampaignStore(client),
        });

        permissionsRegistry.addPermissions(mlOwnershipPermissions);
        registerActions(actionsRegistry, authorizedScorecards);
        httpRouter.use(
          await createRouter({
            auditor,
            campaigns,
            collectors: new CollectorHealthService({
              collectors,
              permissions,
              store: collectorStore,
            }),
            crossings: new CrossingsService({ scopes, store: lineageStore }),
            differences: new DifferencesService({
              scopes,
              store: lineageStore,
            }),
            disputes: new DisputeService({
              access,
              client,
              permissions,
              readable,
            }),
            drills,
            evaluation,
            evidence: new EvidenceDoor({
              auth,
              catalog,
              rules,
              store: evidence,
              userInfo,
              writers,
            }),
            evidenceRecords: new EvidenceRecords({
              access,
              readable,
              store: evidence,
            }),
            exemptions: new ExemptionService({
              access,
              client,
              evaluation,
              inputs,
              permissions,
              readable,
            }),
            handovers: new HandoverService({
              access,
              evaluation,
              permissions,
              readable,
              store: new DatabaseHandoverStore(client),
              userInfo,
            }),
            history: new HistoryService({
              access,
              history: new DatabaseHistoryStore(client),
              permissions,
              readable,
              teams,
            }),
            httpAuth,
            lineage: new LineageService({
              access,
              notices: new NoticeStore(client),
              notifications,
              permissions,
              scopes,
            }),
            operate: new OperateService({
              client,
              readable,
              scorecards: authorizedScorecards,
            }),
            permissions,
            portfolio: new DatabasePortfolioStore(
              client,
              scorecards,
              store,
              rules,
              observeOnly,
            ),
            readable,
            rules,
            scorecards: authorizedScorecards,
            teams,
            whatIf: new WhatIfService({ evaluation, permissions, readable }),
          }),
        );

        await scheduler.scheduleTask({
          id: 'ml-ownership-evaluate',
          ...readSchedule(
            config,
            'mlOwnership.evaluation.schedule',
            EVALUATION_SCHEDULE,
          ),
          scope: 'global',
          fn: signal => evaluation.evaluateAll(signal),
        });
        const runner = new CollectorRunner({
          auth,
          catalog,
          evaluation,
          evidence,
          logger,
          rules,
          store: collectorStore,
        });
        for (const collector of collectors) {
          await scheduler.scheduleTask({
            id: `ml-ownership-collect-${collector.id}`,
            ...readSchedule(
              config,
              'mlOwnership.collectors.schedule',
              COLLECTION_SCHEDULE,
            ),
            scope: 'global',
            fn: signal => runner.run(collector, signal),
          });
        }
        await scheduler.scheduleTask({
          id: 'ml-ownership-drills',
          ...DRILL_SCHEDULE,
          scope: 'global',
          fn: async () => {
            await drills.remind();
            await drills.verifyLater();
          },
        });
        await scheduler.scheduleTask({
          id: 'ml-ownership-campaigns',
          ...CAMPAIGN_SCHEDULE,
          scope: 'global',
          fn: () => campaigns.remind(),
        });
        await scheduler.scheduleTask({
          id: 'ml-ownership-prune',
          ...PRUNE_SCHEDULE,
          scope: 'global',
          fn: () => pruneDatabase(client, keepDays),
        });
      },
    });
  },
});

function readSchedule(
  config: RootConfigService,
  path: string,
  otherwise: SchedulerServiceTaskScheduleDefinition,
): SchedulerServiceTaskScheduleDefinition {
  const schedule = config.getOptionalConfig(path);
  return schedule
    ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
    : otherwise;
}
