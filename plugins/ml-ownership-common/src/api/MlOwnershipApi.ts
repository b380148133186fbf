import {
  Campaign,
  CampaignEntitiesPage,
  CampaignPreviewRequest,
  CampaignProgress,
  CampaignRequest,
  CampaignsPage,
  Check,
  CheckRequest,
  CollectorGapsPage,
  CollectorList,
  CriteriaCounts,
  CriteriaList,
  Departures,
  CrossingsPage,
  DifferencesPage,
  Dispute,
  DisputeRequest,
  DisputesPage,
  Drill,
  DrillRequest,
  DrillsPage,
  DrillSuggestions,
  DueDrillsPage,
  EvidenceIngestionResult,
  EvidenceItem,
  EvidenceRecordsPage,
  Exemption,
  ExemptionRequest,
  ExemptionsPage,
  ExportScorecards,
  ExportTeams,
  Gate,
  GetCampaignEntities,
  GetCampaigns,
  GetCrossings,
  GetDifferences,
  GetDisputes,
  GetDrills,
  GetDrillSuggestions,
  GetDueDrills,
  GetExemptions,
  GetGate,
  GetHandovers,
  GetImpact,
  GetImportCandidates,
  GetLineageEntities,
  GetChanges,
  GetCollectorGaps,
  GetCriteriaCounts,
  GetDepartures,
  GetFoundations,
  GetPortfolioHistory,
  GetScorecardEvidence,
  GetScorecardHistory,
  GetScorecards,
  GetTeamFirstSteps,
  GetTeamHistory,
  GetTeams,
  Foundations,
  Handover,
  HandoverRequest,
  HandoversPage,
  Impact,
  ImpactNotification,
  ImpactNotificationResult,
  ImportCandidatesPage,
  Lineage,
  LineageEntitiesPage,
  LineagePath,
  MissingPeople,
  ChangesPage,
  ModelCard,
  OnCallNow,
  Operations,
  Portfolio,
  PortfolioHistory,
  RequestOptions,
  Scorecard,
  ScorecardHistory,
  ScorecardsPage,
  Team,
  TeamsPage,
  WhatIf,
  WhatIfRequest,
} from '../schema/openapi';
import { LineagePathQuery, LineageQuery, TimeRangeQuery } from './queries';
import { CampaignTransition } from './CampaignTransition';
import { DrillTransition } from './DrillTransition';
import { HandoverTransition } from './HandoverTransition';

/**
 * Reads and writes through the ML Ownership backend.
 *
 * Every method rejects with a `ResponseError` of `@backstage/errors` if the backend returns an error status;
 * its `cause.message` describes the problem.
 *
 * @public
 */
export interface MlOwnershipApi {
  /** A page of scorecards without their criteria. */
  getScorecards(
    query?: GetScorecards['query'],
    options?: RequestOptions,
  ): Promise<ScorecardsPage>;

  /** Exports all matching scorecards, as a response with a CSV body that can be streamed. */
  exportScorecards(
    query?: ExportScorecards['query'],
    options?: RequestOptions,
  ): Promise<Response>;

  /** The scorecard of one entity with all criteria. */
  getScorecard(entityRef: string, options?: RequestOptions): Promise<Scorecard>;

  /** Evaluates one entity now and returns its new scorecard. */
  evaluateScorecard(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<Scorecard>;

  /** The evidence of one entity as it was received, newest observation first. */
  getEvidence(
    entityRef: string,
    query?: GetScorecardEvidence['query'],
    options?: RequestOptions,
  ): Promise<EvidenceRecordsPage>;

  /** The changes of the scorecard of one entity, newest first. */
  getHistory(
    entityRef: string,
    query?: TimeRangeQuery<GetScorecardHistory['query']>,
    options?: RequestOptions,
  ): Promise<ScorecardHistory>;

  /** Records up to 1,000 evidence items; the answer has one result per item. */
  submitEvidence(
    items: readonly EvidenceItem[],
    options?: RequestOptions,
  ): Promise<EvidenceIngestionResult>;

  /** Exemptions of entities that the caller may read. */
  getExemptions(
    query?: GetExemptions['query'],
    options?: RequestOptions,
  ): Promise<ExemptionsPage>;

  /** Requests an exemption. */
  requestExemption(
    request: ExemptionRequest,
    options?: RequestOptions,
  ): Promise<Exemption>;

  /** Approves, refuses or withdraws an exemption. */
  decideExemption(
    id: string,
    decision: 'approve' | 'reject' | 'withdraw',
    options?: RequestOptions,
  ): Promise<Exemption>;

  /** Disputes about entities that the caller may read. */
  getDisputes(
    query?: GetDisputes['query'],
    options?: RequestOptions,
  ): Promise<DisputesPage>;

  /** Disputes a criterion of an entity. */
  openDispute(
    request: DisputeRequest,
    options?: RequestOptions,
  ): Promise<Dispute>;

  /** Answers a dispute and closes it. */
  resolveDispute(
    id: string,
    comment: string,
    options?: RequestOptions,
  ): Promise<Dispute>;

  /** Drills of entities that the caller may read, newest first. */
  getDrills(
    query?: GetDrills['query'],
    options?: RequestOptions,
  ): Promise<DrillsPage>;

  /** One drill with its log. */
  getDrill(id: string, options?: RequestOptions): Promise<Drill>;

  /** Plans a drill, or records an incident that another team has handled. */
  planDrill(request: DrillRequest, options?: RequestOptions): Promise<Drill>;

  /**
   * Starts, finishes, cancels, abandons or corrects a drill, or adds a note to it.
   *
   * @throws ResponseError with status 409 if the drill was changed in the meantime
   */
  transitionDrill(
    id: string,
    transition: DrillTransition,
    options?: RequestOptions,
  ): Promise<Drill>;

  /** Teams that could do a drill of an entity. */
  getDrillSuggestions(
    query: GetDrillSuggestions['query'],
    options?: RequestOptions,
  ): Promise<DrillSuggestions>;

  /** Entities with a due drill. */
  getDueDrills(
    query?: GetDueDrills['query'],
    options?: RequestOptions,
  ): Promise<DueDrillsPage>;

  /** Handovers of entities that the caller may read, newest first. */
  getHandovers(
    query?: GetHandovers['query'],
    options?: RequestOptions,
  ): Promise<HandoversPage>;

  /** One handover with its log. */
  getHandover(id: string, options?: RequestOptions): Promise<Handover>;

  /** Proposes the transfer of an entity to another team. */
  proposeHandover(
    request: HandoverRequest,
    options?: RequestOptions,
  ): Promise<Handover>;

  /**
   * Advances or withdraws a handover, or adds a note to it.
   *
   * @throws ResponseError with status 409 if the handover was changed in the meantime
   */
  transitionHandover(
    id: string,
    transition: HandoverTransition,
    options?: RequestOptions,
  ): Promise<Handover>;

  /** Campaigns, latest due date first. */
  getCampaigns(
    query?: GetCampaigns['query'],
    options?: RequestOptions,
  ): Promise<CampaignsPage>;

  /** One campaign with its progress. */
  getCampaign(id: string, options?: RequestOptions): Promise<Campaign>;

  /** The entities of a campaign, by tier and title. */
  getCampaignEntities(
    id: string,
    query?: GetCampaignEntities['query'],
    options?: RequestOptions,
  ): Promise<CampaignEntitiesPage>;

  /** The counts that a campaign would begin with. Stores nothing. */
  previewCampaign(
    request: CampaignPreviewRequest,
    options?: RequestOptions,
  ): Promise<CampaignProgress>;

  /** Creates a campaign: a goal for a part of the portfolio. */
  createCampaign(
    request: CampaignRequest,
    options?: RequestOptions,
  ): Promise<Campaign>;

  /**
   * Changes, closes or reopens a campaign.
   *
   * @throws ResponseError with status 409 if the campaign was changed in the meantime
   */
  transitionCampaign(
    id: string,
    transition: CampaignTransition,
    options?: RequestOptions,
  ): Promise<Campaign>;

  /** The operational information about an entity that is not in the catalog, for the on-call engineer. */
  getOperations(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<Operations>;

  /** Who is on call now, as the connected systems say. */
  getOnCall(entityRef: string, options?: RequestOptions): Promise<OnCallNow>;

  /** The model card that a Model declares, read now. */
  getModelCard(entityRef: string, options?: RequestOptions): Promise<ModelCard>;

  /** Whether an entity meets a requirement, with the reason and the next steps. */
  getGate(
    entityRef: string,
    query?: GetGate['query'],
    options?: RequestOptions,
  ): Promise<Gate>;

  /** The verdicts that described entities would get, and what else would change. Nothing is stored. */
  checkEntities(
    request: CheckRequest,
    options?: RequestOptions,
  ): Promise<Check>;

  /** What outside systems have and the catalog lacks, such as registered models. */
  getImportCandidates(
    query?: GetImportCandidates['query'],
    options?: RequestOptions,
  ): Promise<ImportCandidatesPage>;

  /** The effects on entities if users left or groups were dissolved. */
  evaluateWhatIf(
    request: WhatIfRequest,
    options?: RequestOptions,
  ): Promise<WhatIf>;

  /** The health of the connected systems. */
  getCollectors(options?: RequestOptions): Promise<CollectorList>;

  /** The entities that a connected system could not check completely, and why. */
  getCollectorGaps(
    collector: string,
    query?: GetCollectorGaps['query'],
    options?: RequestOptions,
  ): Promise<CollectorGapsPage>;

  /** The differences between the start and the end of a period. */
  getChanges(
    query?: TimeRangeQuery<GetChanges['query']>,
    options?: RequestOptions,
  ): Promise<ChangesPage>;

  /** Levels and verdicts over time of all entities that the caller may read. */
  getPortfolioHistory(
    query?: TimeRangeQuery<GetPortfolioHistory['query']>,
    options?: RequestOptions,
  ): Promise<PortfolioHistory>;

  /** Numbers of entities of a kind that the caller may read, by the state of criteria. */
  getCriteriaCounts(
    query: GetCriteriaCounts['query'],
    options?: RequestOptions,
  ): Promise<CriteriaCounts>;

  /** The users and groups whose departure costs entities of tier 1 or 2 the most. */
  getDepartures(
    query?: GetDepartures['query'],
    options?: RequestOptions,
  ): Promise<Departures>;

  /** Criteria by foundation and state, of all entities of a kind that the caller may read, and over time. */
  getFoundations(
    query?: TimeRangeQuery<GetFoundations['query']>,
    options?: RequestOptions,
  ): Promise<Foundations>;

  /** Levels and verdicts over time of the entities that a group and its subgroups owned at each moment. */
  getTeamHistory(
    groupRef: string,
    query?: TimeRangeQuery<GetTeamHistory['query']>,
    options?: RequestOptions,
  ): Promise<PortfolioHistory>;

  /** Groups that own or operate an entity. */
  getTeams(
    query?: GetTeams['query'],
    options?: RequestOptions,
  ): Promise<TeamsPage>;

  /** Exports all matching teams, as a response with a CSV body that can be streamed. */
  exportTeams(
    query?: ExportTeams['query'],
    options?: RequestOptions,
  ): Promise<Response>;

  /** What a team owns and another team has not proven yet, each entity with its first step. */
  getTeamFirstSteps(
    groupRef: string,
    query?: GetTeamFirstSteps['query'],
    options?: RequestOptions,
  ): Promise<CampaignEntitiesPage>;

  /** Groups and Users that entities refer to and that the catalog does not have. */
  getMissingPeople(options?: RequestOptions): Promise<MissingPeople>;

  /** The roll-up of one group, including its subgroups. */
  getTeam(groupRef: string, options?: RequestOptions): Promise<Team>;

  /** Totals of all entities that the caller may read. */
  getPortfolio(options?: RequestOptions): Promise<Portfolio>;

  /** The criteria in the order of the scorecard. */
  getCriteria(options?: RequestOptions): Promise<CriteriaList>;

  /** The slice of the lineage graph around a root. */
  getLineage(query: LineageQuery, options?: RequestOptions): Promise<Lineage>;

  /** The entities upstream or downstream of an entity, as a list. */
  getLineageEntities(
    query: GetLineageEntities['query'],
    options?: RequestOptions,
  ): Promise<LineageEntitiesPage>;

  /** The shortest paths from one entity to another along the flow of data. */
  getLineagePath(
    query: LineagePathQuery,
    options?: RequestOptions,
  ): Promise<LineagePath>;

  /** The entities and teams that are affected if an entity breaks or changes. */
  getImpact(
    query: GetImpact['query'],
    options?: RequestOptions,
  ): Promise<Impact>;

  /** Notifies the owners of downstream entities. */
  notifyImpact(
    notice: ImpactNotification,
    options?: RequestOptions,
  ): Promise<ImpactNotificationResult>;

  /** The edges along which data flows from one team to another. */
  getCrossings(
    query?: GetCrossings['query'],
    options?: RequestOptions,
  ): Promise<CrossingsPage>;

  /** The differences between declared and observed lineage. */
  getDifferences(
    query?: GetDifferences['query'],
    options?: RequestOptions,
  ): Promise<DifferencesPage>;
}
