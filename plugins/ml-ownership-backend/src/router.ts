import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import express from 'express';
import Router from 'express-promise-router';
import { addCampaignRoutes } from './campaigns/campaignRoutes';
import { AuthorizedCampaigns } from './campaigns/AuthorizedCampaigns';
import { addCheckRoutes } from './check/checkRoutes';
import { CheckService } from './check/CheckService';
import { CollectorHealthService } from './collectors/CollectorHealthService';
import { addCollectorRoutes } from './collectors/collectorRoutes';
import { DepartureService } from './departures/DepartureService';
import { addDepartureRoutes } from './departures/departureRoutes';
import { addDisputeRoutes } from './disputes/disputeRoutes';
import { AuthorizedDisputes } from './disputes/AuthorizedDisputes';
import { addDrillRoutes } from './drills/drillRoutes';
import { AuthorizedDrills } from './drills/AuthorizedDrills';
import { EvaluationService } from './evaluation/EvaluationService';
import { EvidenceIngestionService } from './evidence/EvidenceIngestionService';
import { EvidenceListService } from './evidence/EvidenceListService';
import { addEvidenceRoutes } from './evidence/evidenceRoutes';
import { addExemptionRoutes } from './exemptions/exemptionRoutes';
import { AuthorizedExemptions } from './exemptions/AuthorizedExemptions';
import { AuthorizedFoundations } from './foundations/AuthorizedFoundations';
import { addFoundationRoutes } from './foundations/foundationRoutes';
import { addGateRoutes } from './gate/gateRoutes';
import { GateService } from './gate/GateService';
import { addHandoverRoutes } from './handovers/handoverRoutes';
import { AuthorizedHandovers } from './handovers/AuthorizedHandovers';
import { addHistoryRoutes } from './history/historyRoutes';
import { AuthorizedHistory } from './history/AuthorizedHistory';
import { checkRequest } from './http/checkRequest';
import { Operations } from './http/Operations';
import { rejectNulInBody, rejectNulInUrl } from './http/rejectNul';
import { RouteContext } from './http/RouteContext';
import { setRetryAfter } from './http/setRetryAfter';
import { AuthorizedImportCandidates } from './import-candidates/AuthorizedImportCandidates';
import { addImportCandidateRoutes } from './import-candidates/importCandidateRoutes';
import { CrossingsService } from './lineage/CrossingsService';
import { DifferencesService } from './lineage/DifferencesService';
import { ImpactNotificationService } from './lineage/ImpactNotificationService';
import { addLineageRoutes } from './lineage/lineageRoutes';
import { LineageService } from './lineage/LineageService';
import { addModelCardRoutes } from './model-cards/modelCardRoutes';
import { ModelCardService } from './model-cards/ModelCardService';
import { addOnCallRoutes } from './on-call/onCallRoutes';
import { OnCallService } from './on-call/OnCallService';
import { addOperationsRoutes } from './operations/operationsRoutes';
import { OperationsService } from './operations/OperationsService';
import { addPortfolioRoutes } from './portfolio/portfolioRoutes';
import { AuthorizedPortfolio } from './portfolio/AuthorizedPortfolio';
import { addCriteriaRoutes } from './rules/criteriaRoutes';
import { AuthorizedCriteria } from './rules/AuthorizedCriteria';
import { createOpenApiRouter, spec } from './schema/openapi';
import { AuthorizedScorecards } from './scorecards/AuthorizedScorecards';
import { addScorecardRoutes } from './scorecards/scorecardRoutes';
import { addTeamRoutes } from './teams/teamRoutes';
import { AuthorizedTeams } from './teams/AuthorizedTeams';
import { addWhatIfRoutes } from './what-if/whatIfRoutes';
import { WhatIfService } from './what-if/WhatIfService';

/** Requests contain documents and batches; larger bodies are rejected with 413. */
const MAX_BODY_SIZE = '5mb';

/**
 * Services and settings of the router.
 */
export interface RouterOptions {
  auditor: AuditorService;
  campaigns: AuthorizedCampaigns;
  check: CheckService;
  collectors: CollectorHealthService;
  criteria: AuthorizedCriteria;
  crossings: CrossingsService;
  departures: DepartureService;
  differences: DifferencesService;
  disputes: AuthorizedDisputes;
  drills: AuthorizedDrills;
  evaluation: EvaluationService;
  evidence: EvidenceIngestionService;
  evidenceRecords: EvidenceListService;
  exemptions: AuthorizedExemptions;
  foundations: AuthorizedFoundations;
  gate: GateService;
  handovers: AuthorizedHandovers;
  history: AuthorizedHistory;
  httpAuth: HttpAuthService;
  impactNotifications: ImpactNotificationService;
  importCandidates: AuthorizedImportCandidates;
  lineage: LineageService;
  modelCards: ModelCardService;
  onCall: OnCallService;
  operations: OperationsService;
  portfolio: AuthorizedPortfolio;
  scorecards: AuthorizedScorecards;
  teams: AuthorizedTeams;
  whatIf: WhatIfService;
}

/**
 * Creates the HTTP API. Each route authenticates and authorizes the caller, and answers with what the catalog lets the
 * caller read.
 */
export async function createRouter(
  options: RouterOptions,
): Promise<express.Router> {
  const router = Router();
  // Not a middleware of the API router, which turns every error of its middleware into a 400.
  router.use(
    rejectNulInUrl,
    checkRequest(new Operations(spec)),
    express.json({ limit: MAX_BODY_SIZE }),
  );
  const api = await createOpenApiRouter({ middleware: [rejectNulInBody] });
  router.use(api);

  const context = new RouteContext(options);
  addScorecardRoutes(api, context, options.scorecards);
  addEvidenceRoutes(api, context, {
    ingestion: options.evidence,
    records: options.evidenceRecords,
  });
  addHistoryRoutes(api, context, options.history);
  addExemptionRoutes(api, context, options.exemptions);
  addDisputeRoutes(api, context, options.disputes);
  addDrillRoutes(api, context, options.drills);
  addHandoverRoutes(api, context, options.handovers);
  addCampaignRoutes(api, context, options.campaigns);
  addOperationsRoutes(api, context, options.operations);
  addModelCardRoutes(api, context, options.modelCards);
  addOnCallRoutes(api, context, options.onCall);
  addGateRoutes(api, context, options.gate);
  addCheckRoutes(api, context, options.check);
  addImportCandidateRoutes(api, context, options.importCandidates);
  addWhatIfRoutes(api, context, options.whatIf);
  addDepartureRoutes(api, context, options.departures);
  addCollectorRoutes(api, context, options.collectors);
  addTeamRoutes(api, context, options.teams);
  addPortfolioRoutes(api, context, options.portfolio);
  addFoundationRoutes(api, context, options.foundations);
  addCriteriaRoutes(api, context, options.criteria);
  addLineageRoutes(api, context, options);

  router.use(setRetryAfter);
  return router;
}
