import { UrgentWork } from './async/UrgentWork';
import { AuthorizedCampaigns } from './campaigns/AuthorizedCampaigns';
import { CheckService } from './check/CheckService';
import { SharedServices } from './createSharedServices';
import { DepartureService } from './departures/DepartureService';
import { AuthorizedDisputes } from './disputes/AuthorizedDisputes';
import { DatabaseDisputeStore } from './disputes/DatabaseDisputeStore';
import { DisputeService } from './disputes/DisputeService';
import { AuthorizedDrills } from './drills/AuthorizedDrills';
import { EvidenceIngestionService } from './evidence/EvidenceIngestionService';
import { EvidenceListService } from './evidence/EvidenceListService';
import { AuthorizedExemptions } from './exemptions/AuthorizedExemptions';
import { DatabaseExemptionStore } from './exemptions/DatabaseExemptionStore';
import { ExemptionService } from './exemptions/ExemptionService';
import { AuthorizedFoundations } from './foundations/AuthorizedFoundations';
import { DatabaseFoundationStore } from './foundations/DatabaseFoundationStore';
import { GateService } from './gate/GateService';
import { AuthorizedHandovers } from './handovers/AuthorizedHandovers';
import { DatabaseHandoverStore } from './handovers/DatabaseHandoverStore';
import { AuthorizedHistory } from './history/AuthorizedHistory';
import { DatabaseHistoryStore } from './history/DatabaseHistoryStore';
import { HistoryService } from './history/HistoryService';
import { AuthorizedImportCandidates } from './import-candidates/AuthorizedImportCandidates';
import { CandidateListings } from './import-candidates/CandidateListings';
import { ImportCandidateService } from './import-candidates/ImportCandidateService';
import { RequestLimiter } from './limits/RequestLimiter';
import { SIMULATION_LIMITS } from './limits/simulationLimits';
import { CrossingsService } from './lineage/CrossingsService';
import { DatabaseImpactNotificationLog } from './lineage/DatabaseImpactNotificationLog';
import { DifferencesService } from './lineage/DifferencesService';
import { ImpactNotificationService } from './lineage/ImpactNotificationService';
import { LineageService } from './lineage/LineageService';
import { DatabaseOperationsStore } from './operations/DatabaseOperationsStore';
import { ModelCardService } from './model-cards/ModelCardService';
import { OnCallReader } from './on-call/OnCallReader';
import { OnCallService } from './on-call/OnCallService';
import { OperationsService } from './operations/OperationsService';
import { AuthorizedPortfolio } from './portfolio/AuthorizedPortfolio';
import { DatabasePortfolioStore } from './portfolio/DatabasePortfolioStore';
import { RouterOptions } from './router';
import { AuthorizedCriteria } from './rules/AuthorizedCriteria';
import { DatabaseCriterionStore } from './rules/DatabaseCriterionStore';
import { AuthorizedTeams } from './teams/AuthorizedTeams';
import { WhatIfService } from './what-if/WhatIfService';

/** Creates what the routes answer with. */
export function createRouteServices(shared: SharedServices): RouterOptions {
  const {
    access,
    auditor,
    auth,
    authorizedScorecards,
    campaignStore,
    catalog,
    client,
    clock,
    collectorHealth,
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
    onCallSources,
    permissions,
    readable,
    recipients,
    reportOnly,
    rules,
    scopes,
    scorecards,
    serving,
    store,
    teams,
    userInfo,
    writers,
  } = shared;
  const urgent = new UrgentWork();
  const simulations = new RequestLimiter(SIMULATION_LIMITS);
  const disputes = new DatabaseDisputeStore(client);
  const exemptions = new DatabaseExemptionStore(client, inputs);

  return {
    auditor,
    campaigns: new AuthorizedCampaigns({
      access,
      clock,
      reportOnly,
      permissions,
      readable,
      store: campaignStore,
    }),
    check: new CheckService({
      clock,
      evaluation,
      limiter: simulations,
      permissions,
      readable,
      rules,
      urgent,
    }),
    collectors: collectorHealth,
    criteria: new AuthorizedCriteria({
      permissions,
      readable,
      rules,
      store: new DatabaseCriterionStore(client, current),
    }),
    crossings: new CrossingsService({ scopes, store: lineageStore }),
    departures: new DepartureService({ evaluation, permissions, readable }),
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
      urgent,
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
    foundations: new AuthorizedFoundations({
      clock,
      permissions,
      readable,
      store: new DatabaseFoundationStore(client, current),
    }),
    gate: new GateService(authorizedScorecards),
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
    importCandidates: new AuthorizedImportCandidates({
      candidates: new ImportCandidateService({
        auth,
        catalog,
        listings: new CandidateListings({ auth, catalog, clock, logger }),
        registry: imports,
      }),
      permissions,
      readable,
      registry: imports,
    }),
    lineage: new LineageService({ scopes, store: lineageStore }),
    modelCards: new ModelCardService({
      logger,
      readable,
      registry: modelCards,
    }),
    onCall: new OnCallService({
      access,
      readable,
      reader: new OnCallReader({ clock, logger }),
      sources: onCallSources,
      store: collectorStore,
    }),
    operations: new OperationsService({
      clock,
      readable,
      scorecards: authorizedScorecards,
      serving,
      store: new DatabaseOperationsStore(client),
    }),
    portfolio: new AuthorizedPortfolio({
      permissions,
      readable,
      store: new DatabasePortfolioStore(
        client,
        scorecards,
        store,
        rules,
        reportOnly,
        current,
      ),
    }),
    scorecards: authorizedScorecards,
    teams: new AuthorizedTeams({
      campaigns: campaignStore,
      permissions,
      readable,
      store: teams,
    }),
    whatIf: new WhatIfService({
      clock,
      evaluation,
      limiter: simulations,
      permissions,
      readable,
      urgent,
    }),
  };
}
