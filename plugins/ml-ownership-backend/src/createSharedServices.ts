import {
  AuditorService,
  AuthService,
  DatabaseService,
  DiscoveryService,
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
import { DatabaseCampaignStore } from './campaigns/DatabaseCampaignStore';
import { VisibleEntityService } from './catalog/ReadableEntities';
import { CollectorHealthService } from './collectors/CollectorHealthService';
import { CollectorRegistry } from './collectors/CollectorRegistry';
import { DatabaseCollectorStore } from './collectors/DatabaseCollectorStore';
import { DatabaseServingVersionStore } from './collectors/DatabaseServingVersionStore';
import { EvidenceReceiverService } from './collectors/EvidenceReceiverService';
import { ModelSourceService } from './collectors/ModelSourceService';
import { migrateDatabase } from './database/migrateDatabase';
import { DatabaseDrillContextStore } from './drills/database/DatabaseDrillContextStore';
import { DatabaseDrillStore } from './drills/database/DatabaseDrillStore';
import { DrillContextLoader } from './drills/DrillContextLoader';
import { DrillDependencies } from './drills/operations/DrillDependencies';
import { RunbookReaderRegistry } from './drills/RunbookReaderRegistry';
import { RunbookVersions } from './drills/RunbookVersions';
import { TraceVerifierRegistry } from './drills/TraceVerifierRegistry';
import { DatabaseEvaluationStore } from './evaluation/DatabaseEvaluationStore';
import { EvaluationService } from './evaluation/EvaluationService';
import { DatabaseInputStore } from './evaluation/inputs/DatabaseInputStore';
import { DatabaseEvidenceStore } from './evidence/DatabaseEvidenceStore';
import {
  readEvidenceWriters,
  withWriters,
} from './evidence/readEvidenceWriters';
import { orUnavailable } from './http/orUnavailable';
import { ImportSourceRegistry } from './import-candidates/ImportSourceRegistry';
import { yieldBetweenStatements } from './limits/yieldBetweenStatements';
import { DatabaseLineageStore } from './lineage/DatabaseLineageStore';
import { DatabaseDatasetNameStore } from './lineage/DatabaseDatasetNameStore';
import { DatabaseObservedEdgeStore } from './lineage/DatabaseObservedEdgeStore';
import { LineageScopeFactory } from './lineage/LineageScopes';
import { ModelCardReaderRegistry } from './model-cards/ModelCardService';
import { DatasetNameRegistry } from './lineage/DatasetNameRegistry';
import { LineageSourceRegistry } from './lineage/LineageSourceRegistry';
import { DatabaseNotificationOutboxStore } from './notifications/DatabaseNotificationOutboxStore';
import { DatabaseRecipientStore } from './notifications/DatabaseRecipientStore';
import { NotificationOutbox } from './notifications/NotificationOutbox';
import { readFallback } from './notifications/readFallback';
import { RecipientResolver } from './notifications/RecipientResolver';
import { OnCallSourceRegistry } from './on-call/OnCallSourceRegistry';
import { readReportOnly } from './report-only/readReportOnly';
import { readRules } from './rules/readRules';
import { AuthorizedScorecards } from './scorecards/AuthorizedScorecards';
import { CurrentScorecards } from './scorecards/CurrentScorecards';
import { DatabaseScorecardStore } from './scorecards/DatabaseScorecardStore';
import { DatabaseTeamStore } from './teams/DatabaseTeamStore';
import { ClockMonitor } from './time/ClockMonitor';
import { DatabaseClock } from './time/DatabaseClock';
import { TimeSource } from './time/timeSourceServiceRef';

/** Services of Backstage that the plugin uses. */
export interface HostServices {
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  database: DatabaseService;
  discovery: DiscoveryService;
  events: EventsService;
  httpAuth: HttpAuthService;
  logger: LoggerService;
  metrics: MetricsService;
  notifications: NotificationService;
  permissions: PermissionsService;
  scheduler: SchedulerService;
  timeSource: TimeSource;
  userInfo: UserInfoService;
}

/** What modules have registered. */
export interface Extensions {
  imports: ImportSourceRegistry;
  modelCards: ModelCardReaderRegistry;
  names: DatasetNameRegistry;
  observed: LineageSourceRegistry;
  onCall: OnCallSourceRegistry;
  registry: CollectorRegistry;
  runbooks: RunbookReaderRegistry;
  traces: TraceVerifierRegistry;
}

/** The services that routes and tasks share. */
export type SharedServices = Awaited<ReturnType<typeof createSharedServices>>;

const DEFAULT_RETENTION_DAYS = 400;

/** Creates the database, the rules, the evaluation and the stores. */
export async function createSharedServices(
  host: HostServices,
  extensions: Extensions,
) {
  const {
    auditor,
    auth,
    config,
    database,
    discovery,
    events,
    httpAuth,
    logger,
    metrics,
    notifications,
    scheduler,
    timeSource,
  } = host;
  const catalog = orUnavailable('catalog', host.catalog, logger);
  const permissions = orUnavailable(
    'permission backend',
    host.permissions,
    logger,
  );
  const userInfo = orUnavailable('auth backend', host.userInfo, logger);
  const { imports, modelCards, names, observed, registry, runbooks, traces } =
    extensions;
  registry.check();
  const { collectors, extraCriteria, receivers } = registry;
  const ownRules = readRules(config, extraCriteria);
  const writers = readEvidenceWriters(config, ownRules);
  const rules = withWriters(ownRules, writers, [...collectors, ...receivers]);
  const retentionDays =
    config.getOptionalNumber('mlOwnership.evidence.retentionDays') ??
    DEFAULT_RETENTION_DAYS;

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
  const recipients = new RecipientResolver(
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
  const scorecards = new DatabaseScorecardStore(client, rules, current, {
    collectors,
    receivers,
    writers,
  });
  const collectorStore = new DatabaseCollectorStore(client);
  const collectorHealth = new CollectorHealthService({
    clock,
    clocks,
    collectors,
    evaluation: store,
    modelSources: new ModelSourceService({
      auth,
      catalog,
      collectors,
      discovery,
    }),
    permissions,
    readable,
    receivers,
    rules,
    store: collectorStore,
    writers,
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
  const serving = new DatabaseServingVersionStore(client);
  registry.start({
    clock,
    receivers: new EvidenceReceiverService({
      auth,
      catalog,
      clock,
      evaluation,
      evidence,
      rules,
      store: collectorStore,
    }),
    store: collectorStore,
  });
  names.start({
    clock,
    evaluation,
    store: new DatabaseDatasetNameStore(client),
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

  return {
    access,
    auditor,
    auth,
    authorizedScorecards,
    campaignStore,
    catalog,
    client,
    clock,
    clocks,
    collectorHealth,
    collectors,
    collectorStore,
    current,
    drills,
    evaluation,
    evidence,
    httpAuth,
    imports,
    inputs,
    lineageStore,
    logger,
    modelCards,
    notifications,
    onCallSources: extensions.onCall.sources,
    permissions,
    readable,
    recipients,
    reportOnly,
    retentionDays,
    rules,
    scheduler,
    scopes,
    scorecards,
    serving,
    store,
    teams,
    userInfo,
    versions,
    writers,
  };
}
