import {
  AuditorService,
  AuthService,
  DatabaseService,
  HttpAuthService,
  LoggerService,
  PermissionsService,
  RootConfigService,
  SchedulerService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { EntityAccess } from './access/EntityAccess';
import { AuthorizedCampaigns } from './campaigns/AuthorizedCampaigns';
import { remindCampaignOwners } from './campaigns/operations/remindCampaignOwners';
import { DatabaseCampaignStore } from './campaigns/DatabaseCampaignStore';
import { VisibleEntityService } from './catalog/ReadableEntities';
import { CollectorHealthService } from './collectors/CollectorHealthService';
import { CollectorRegistry } from './collectors/CollectorRegistry';
import { CollectorRunner } from './collectors/CollectorRunner';
import { DatabaseCollectorStore } from './collectors/DatabaseCollectorStore';
import { migrateDatabase } from './database/migrateDatabase';
import { pruneDatabase } from './database/pruneDatabase';
import { AuthorizedDisputes } from './disputes/AuthorizedDisputes';
import { DatabaseDisputeStore } from './disputes/DatabaseDisputeStore';
import { DisputeService } from './disputes/DisputeService';
import { AuthorizedDrills } from './drills/AuthorizedDrills';
import { DatabaseDrillContextStore } from './drills/database/DatabaseDrillContextStore';
import { DatabaseDrillStore } from './drills/database/DatabaseDrillStore';
import { DrillContextLoader } from './drills/DrillContextLoader';
import { DrillDependencies } from './drills/operations/DrillDependencies';
import { RunbookReaderRegistry } from './drills/RunbookReaderRegistry';
import { RunbookVersions } from './drills/RunbookVersions';
import { TraceVerifierRegistry } from './drills/TraceVerifierRegistry';
import { CatalogCount } from './evaluation/CatalogCount';
import { DatabaseEvaluationStore } from './evaluation/DatabaseEvaluationStore';
import { EvaluationService } from './evaluation/EvaluationService';
import { DatabaseInputStore } from './evaluation/inputs/DatabaseInputStore';
import { DatabaseEvidenceStore } from './evidence/DatabaseEvidenceStore';
import { EvidenceIngestionService } from './evidence/EvidenceIngestionService';
import { EvidenceListService } from './evidence/EvidenceListService';
import {
  readEvidenceWriters,
  withWriters,
} from './evidence/readEvidenceWriters';
import { AuthorizedExemptions } from './exemptions/AuthorizedExemptions';
import { DatabaseExemptionStore } from './exemptions/DatabaseExemptionStore';
import { ExemptionService } from './exemptions/ExemptionService';
import { AuthorizedHandovers } from './handovers/AuthorizedHandovers';
import { DatabaseHandoverStore } from './handovers/DatabaseHandoverStore';
import { AuthorizedHistory } from './history/AuthorizedHistory';
import { DatabaseHistoryStore } from './history/DatabaseHistoryStore';
import { HistoryService } from './history/HistoryService';
import { orUnavailable } from './http/orUnavailable';
import { yieldBetweenStatements } from './limits/yieldBetweenStatements';
import { CrossingsService } from './lineage/CrossingsService';
import { DatabaseLineageStore } from './lineage/DatabaseLineageStore';
import { DifferencesService } from './lineage/DifferencesService';
import { DatabaseImpactNotificationLog } from './lineage/DatabaseImpactNotificationLog';
import { DatabaseObservedEdgeStore } from './lineage/DatabaseObservedEdgeStore';
import { ImpactNotificationService } from './lineage/ImpactNotificationService';
import { LineageScopeFactory } from './lineage/LineageScopes';
import { LineageService } from './lineage/LineageService';
import { LineageSourceRegistry } from './lineage/LineageSourceRegistry';
import { DatabaseNotificationOutboxStore } from './notifications/DatabaseNotificationOutboxStore';
import { DatabaseRecipientStore } from './notifications/DatabaseRecipientStore';
import { NotificationOutbox } from './notifications/NotificationOutbox';
import { readFallback } from './notifications/readFallback';
import { Recipients } from './notifications/Recipients';
import { DatabaseOperationsStore } from './operations/DatabaseOperationsStore';
import { OperationsService } from './operations/OperationsService';
import { DatabasePortfolioStore } from './portfolio/DatabasePortfolioStore';
import { readReportOnly } from './report-only/readReportOnly';
import { RouterOptions } from './router';
import { readRules } from './rules/readRules';
import { AuthorizedScorecards } from './scorecards/AuthorizedScorecards';
import { CurrentScorecards } from './scorecards/CurrentScorecards';
import { DatabaseScorecardStore } from './scorecards/DatabaseScorecardStore';
import { EVALUATION_TASK, ScheduledWork } from './tasks/scheduleTasks';
import { DatabaseTeamStore } from './teams/DatabaseTeamStore';
import { ClockMonitor } from './time/ClockMonitor';
import { DatabaseClock } from './time/DatabaseClock';
import { TimeSource } from './time/timeSourceServiceRef';
import { WhatIfService } from './what-if/WhatIfService';

const DEFAULT_KEEP_DAYS = 400;

/**
 * Creates the services of the backend: for the routes, for the scheduled tasks, and for what else the plugin connects.
 */
export async function createServices(
  options: {
    auditor: AuditorService;
    auth: AuthService;
    catalog: CatalogService;
    config: RootConfigService;
    database: DatabaseService;
    events: EventsService;
    httpAuth: HttpAuthService;
    logger: LoggerService;
    metrics: MetricsService;
    notifications: NotificationService;
    permissions: PermissionsService;
    scheduler: SchedulerService;
    timeSource: TimeSource;
    userInfo: UserInfoService;
  },
  extensions: {
    observed: LineageSourceRegistry;
    registry: CollectorRegistry;
    runbooks: RunbookReaderRegistry;
    traces: TraceVerifierRegistry;
  },
): Promise<{ routes: RouterOptions; tasks: ScheduledWork }> {
  const {
    auditor,
    auth,
    config,
    database,
    events,
    httpAuth,
    logger,
    metrics,
    notifications,
    scheduler,
    timeSource,
  } = options;
  const catalog = orUnavailable('catalog', options.catalog, logger);
  const permissions = orUnavailable(
    'permission backend',
    options.permissions,
    logger,
  );
  const userInfo = orUnavailable('auth backend', options.userInfo, logger);
  const { observed, registry, runbooks, traces } = extensions;
  registry.check();
  const { collectors, extraCriteria } = registry;
  const ownRules = readRules(config, extraCriteria);
  const writers = readEvidenceWriters(config, ownRules);
  const rules = withWriters(ownRules, writers, collectors);
  const retentionDays =
    config.getOptionalNumber('mlOwnership.evidence.retentionDays') ??
    DEFAULT_KEEP_DAYS;

  const client = await migrateDatabase(database);
  yieldBetweenStatements(client);
  const clock = await DatabaseClock.create(client, timeSource);
  const clocks = new ClockMonitor({ client, clock, logger, metrics });
  const reportOnly = readReportOnly(config, clock);
  const inputs = new DatabaseInputStore(clock);
  const store = new DatabaseEvaluationStore(client, rules, reportOnly, inputs);
  const readable = new VisibleEntityService({
    auth,
    catalog,
    client,
    clock,
    permissions,
  });
  const recipients = new Recipients(
    new DatabaseRecipientStore(client),
    readFallback(config),
  );
  const evaluation = new EvaluationService({
    announcements: new NotificationOutbox({
      events,
      logger,
      notifications,
      recipients,
      store: new DatabaseNotificationOutboxStore(client, clock),
    }),
    auth,
    catalog,
    client,
    clock,
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
  const current = new CurrentScorecards(client, evaluation);
  const scorecards = new DatabaseScorecardStore(client, rules, current);
  const collectorStore = new DatabaseCollectorStore(client);
  const collectorHealth = new CollectorHealthService({
    clock,
    clocks,
    collectors,
    permissions,
    store: collectorStore,
  });
  const authorizedScorecards = new AuthorizedScorecards({
    collectors: collectorHealth,
    evaluation,
    reportOnly,
    permissions,
    readable,
    rules,
    store: scorecards,
  });
  const teams = new DatabaseTeamStore(client, current);
  const evidence = new DatabaseEvidenceStore(client, inputs);
  const lineageStore = new DatabaseLineageStore(client, logger, current);
  const scopes = new LineageScopeFactory({
    permissions,
    readable,
    store: lineageStore,
  });
  observed.start({
    clock,
    evaluation,
    store: new DatabaseObservedEdgeStore(client),
  });
  const drillStore = new DatabaseDrillStore(client, inputs, current);
  const versions = new RunbookVersions({
    auth,
    catalog,
    clock,
    evaluation,
    evidence,
    logger,
    runbooks,
    store: drillStore,
  });
  const contextStore = new DatabaseDrillContextStore(client);
  const drills: DrillDependencies = {
    clock,
    contextLoader: new DrillContextLoader(evaluation, contextStore, clock),
    contextStore,
    evaluation,
    readable,
    store: drillStore,
    traces,
    versions,
  };

  const campaignStore = new DatabaseCampaignStore(client, current);
  const disputes = new DatabaseDisputeStore(client);
  const exemptions = new DatabaseExemptionStore(client, inputs);

  return {
    routes: {
      auditor,
      campaigns: new AuthorizedCampaigns({
        access,
        clock,
        reportOnly,
        permissions,
        readable,
        store: campaignStore,
      }),
      collectors: collectorHealth,
      crossings: new CrossingsService({ scopes, store: lineageStore }),
      differences: new DifferencesService({
        scopes,
        store: lineageStore,
      }),
      disputes: new AuthorizedDisputes({
        access,
        disputes: new DisputeService({ clock, store: disputes }),
        permissions,
        readable,
        store: disputes,
      }),
      drills: new AuthorizedDrills({
        ...drills,
        access,
        permissions,
        userInfo,
      }),
      evaluation,
      evidence: new EvidenceIngestionService({
        auth,
        catalog,
        clock,
        evaluation,
        permissions,
        rules,
        store: evidence,
        userInfo,
        writers,
      }),
      evidenceRecords: new EvidenceListService({
        access,
        readable,
        store: evidence,
      }),
      exemptions: new AuthorizedExemptions({
        access,
        exemptions: new ExemptionService({
          clock,
          evaluation,
          store: exemptions,
        }),
        permissions,
        readable,
        store: exemptions,
      }),
      handovers: new AuthorizedHandovers({
        access,
        clock,
        evaluation,
        permissions,
        readable,
        store: new DatabaseHandoverStore(client, current),
        userInfo,
      }),
      history: new AuthorizedHistory({
        access,
        history: new HistoryService({
          clock,
          store: new DatabaseHistoryStore(client, current),
          teams,
        }),
        permissions,
        readable,
      }),
      httpAuth,
      impactNotifications: new ImpactNotificationService({
        access,
        log: new DatabaseImpactNotificationLog(client, clock),
        notifications,
        permissions,
        recipients,
        scopes,
      }),
      lineage: new LineageService({ scopes, store: lineageStore }),
      operations: new OperationsService({
        clock,
        readable,
        scorecards: authorizedScorecards,
        store: new DatabaseOperationsStore(client),
      }),
      permissions,
      portfolio: new DatabasePortfolioStore(
        client,
        scorecards,
        store,
        rules,
        reportOnly,
        current,
      ),
      readable,
      rules,
      scorecards: authorizedScorecards,
      teams,
      whatIf: new WhatIfService({
        clock,
        evaluation,
        permissions,
        readable,
      }),
    },
    tasks: {
      clocks,
      collectors,
      count: new CatalogCount({
        auth,
        catalog,
        client,
        logger,
        scheduler,
        task: EVALUATION_TASK,
      }),
      drills,
      evaluation,
      prune: () => pruneDatabase(client, clock, retentionDays),
      remindCampaignOwners: () =>
        remindCampaignOwners({
          client,
          clock,
          evaluation,
          reportOnly,
          store: campaignStore,
        }),
      runner: new CollectorRunner({
        auth,
        catalog,
        clock,
        evaluation,
        evidence,
        logger,
        rules,
        store: collectorStore,
      }),
      versions,
    },
  };
}
