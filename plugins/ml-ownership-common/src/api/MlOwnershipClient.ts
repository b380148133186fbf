import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { unpackLineage } from '../lineage';
import {
  Campaign,
  CampaignEntitiesPage,
  CampaignRequest,
  CampaignsPage,
  CollectorList,
  CriteriaList,
  CrossingsPage,
  DefaultApiClient,
  DifferencesPage,
  Dispute,
  DisputeRequest,
  DisputesPage,
  Drill,
  DrillCorrection,
  DrillFinish,
  DrillEntryRequest,
  DrillReason,
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
  GetCampaignEntities,
  GetCampaigns,
  GetCrossings,
  GetDifferences,
  GetDisputes,
  GetDrills,
  GetDrillSuggestions,
  GetDueDrills,
  GetExemptions,
  GetHandovers,
  GetImpact,
  GetLineage,
  GetLineageEntities,
  GetLineagePath,
  GetChanges,
  GetPortfolioHistory,
  GetScorecardEvidence,
  GetScorecardHistory,
  GetScorecards,
  GetTeamHistory,
  GetTeams,
  Handover,
  HandoverAcceptance,
  HandoverEntryRequest,
  HandoverRequest,
  HandoversPage,
  Impact,
  ImpactNotification,
  ImpactNotificationResult,
  Lineage,
  LineageEntitiesPage,
  LineagePath,
  MissingPeople,
  ChangesPage,
  Operations,
  Portfolio,
  PortfolioHistory,
  RequestOptions,
  Scorecard,
  ScorecardHistory,
  ScorecardsPage,
  Team,
  TeamsPage,
  TypedResponse,
  WhatIf,
  WhatIfRequest,
} from '../schema/openapi';

/**
 * A query with a start time. The type generator renames `from`, a reserved word in some languages; the
 * request sends `from`.
 *
 * @public
 */
export type TimeRangeQuery<Query> = Omit<Query, '_from'> & {
  /** ISO 8601 instant or date. */
  from?: string;
};

/**
 * A query for a path; `from` is renamed as in {@link TimeRangeQuery}.
 *
 * @public
 */
export type LineagePathQuery = Omit<GetLineagePath['query'], '_from'> & {
  /** Entity ref. */
  from: string;
};

/**
 * An action on a drill.
 *
 * @public
 */
export type DrillTransition =
  | { action: 'start' | 'cancel' }
  | { action: 'add-entry'; body: DrillEntryRequest }
  | { action: 'finish'; body: DrillFinish }
  | { action: 'abandon'; body: DrillReason }
  | { action: 'correct'; body: DrillCorrection };

/**
 * An action on a handover.
 *
 * @public
 */
export type HandoverTransition =
  | { action: 'start-shadowing' | 'withdraw' }
  | { action: 'add-entry'; body: HandoverEntryRequest }
  | { action: 'accept'; body: HandoverAcceptance }
  | { action: 'decline'; body: DrillReason };

/**
 * An action on a campaign.
 *
 * @public
 */
export type CampaignTransition =
  | { action: 'update'; body: CampaignRequest }
  | { action: 'close' | 'reopen' };

/**
 * A query for a slice of lineage. The client chooses the wire format.
 *
 * @public
 */
export type LineageQuery = Omit<GetLineage['query'], 'packed'>;

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

  /** The effects on entities if users left or groups were dissolved. */
  evaluateWhatIf(
    request: WhatIfRequest,
    options?: RequestOptions,
  ): Promise<WhatIf>;

  /** The health of the connected systems. */
  getCollectors(options?: RequestOptions): Promise<CollectorList>;

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

/**
 * The {@link MlOwnershipApi} over HTTP, for the frontend and for other backends.
 *
 * @public
 */
export class MlOwnershipClient implements MlOwnershipApi {
  private readonly client: DefaultApiClient;

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.client = new DefaultApiClient(options);
  }

  async getScorecards(
    query: GetScorecards['query'] = {},
    options?: RequestOptions,
  ): Promise<ScorecardsPage> {
    return read(this.client.getScorecards({ query }, options));
  }

  async exportScorecards(
    query: ExportScorecards['query'] = {},
    options?: RequestOptions,
  ): Promise<Response> {
    return succeeded(await this.client.exportScorecards({ query }, options));
  }

  async getScorecard(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<Scorecard> {
    const path = parseEntityRef(entityRef);
    return read(this.client.getScorecard({ path }, options));
  }

  async evaluateScorecard(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<Scorecard> {
    const path = parseEntityRef(entityRef);
    return read(this.client.evaluateScorecard({ path }, options));
  }

  async getEvidence(
    entityRef: string,
    query: GetScorecardEvidence['query'] = {},
    options?: RequestOptions,
  ): Promise<EvidenceRecordsPage> {
    const path = parseEntityRef(entityRef);
    return read(this.client.getScorecardEvidence({ path, query }, options));
  }

  async getHistory(
    entityRef: string,
    query: TimeRangeQuery<GetScorecardHistory['query']> = {},
    options?: RequestOptions,
  ): Promise<ScorecardHistory> {
    const path = parseEntityRef(entityRef);
    return read(this.client.getScorecardHistory({ path, query }, options));
  }

  async submitEvidence(
    items: readonly EvidenceItem[],
    options?: RequestOptions,
  ): Promise<EvidenceIngestionResult> {
    return read(
      this.client.submitEvidence({ body: { items: [...items] } }, options),
    );
  }

  async getExemptions(
    query: GetExemptions['query'] = {},
    options?: RequestOptions,
  ): Promise<ExemptionsPage> {
    return read(this.client.getExemptions({ query }, options));
  }

  async requestExemption(
    request: ExemptionRequest,
    options?: RequestOptions,
  ): Promise<Exemption> {
    return read(this.client.requestExemption({ body: request }, options));
  }

  async decideExemption(
    id: string,
    decision: 'approve' | 'reject' | 'withdraw',
    options?: RequestOptions,
  ): Promise<Exemption> {
    const request = { path: { id } };
    switch (decision) {
      case 'approve':
        return read(this.client.approveExemption(request, options));
      case 'reject':
        return read(this.client.rejectExemption(request, options));
      default:
        return read(this.client.withdrawExemption(request, options));
    }
  }

  async getDisputes(
    query: GetDisputes['query'] = {},
    options?: RequestOptions,
  ): Promise<DisputesPage> {
    return read(this.client.getDisputes({ query }, options));
  }

  async openDispute(
    request: DisputeRequest,
    options?: RequestOptions,
  ): Promise<Dispute> {
    return read(this.client.openDispute({ body: request }, options));
  }

  async resolveDispute(
    id: string,
    comment: string,
    options?: RequestOptions,
  ): Promise<Dispute> {
    return read(
      this.client.resolveDispute({ path: { id }, body: { comment } }, options),
    );
  }

  async getDrills(
    query: GetDrills['query'] = {},
    options?: RequestOptions,
  ): Promise<DrillsPage> {
    return read(this.client.getDrills({ query }, options));
  }

  async getDrill(id: string, options?: RequestOptions): Promise<Drill> {
    return read(this.client.getDrill({ path: { id } }, options));
  }

  async planDrill(
    request: DrillRequest,
    options?: RequestOptions,
  ): Promise<Drill> {
    return read(this.client.planDrill({ body: request }, options));
  }

  async transitionDrill(
    id: string,
    transition: DrillTransition,
    options?: RequestOptions,
  ): Promise<Drill> {
    const path = { id };
    switch (transition.action) {
      case 'start':
        return read(this.client.startDrill({ path }, options));
      case 'add-entry':
        return read(
          this.client.addDrillEntry({ path, body: transition.body }, options),
        );
      case 'finish':
        return read(
          this.client.finishDrill({ path, body: transition.body }, options),
        );
      case 'abandon':
        return read(
          this.client.abandonDrill({ path, body: transition.body }, options),
        );
      case 'correct':
        return read(
          this.client.correctDrill({ path, body: transition.body }, options),
        );
      default:
        return read(this.client.cancelDrill({ path }, options));
    }
  }

  async getDrillSuggestions(
    query: GetDrillSuggestions['query'],
    options?: RequestOptions,
  ): Promise<DrillSuggestions> {
    return read(this.client.getDrillSuggestions({ query }, options));
  }

  async getDueDrills(
    query: GetDueDrills['query'] = {},
    options?: RequestOptions,
  ): Promise<DueDrillsPage> {
    return read(this.client.getDueDrills({ query }, options));
  }

  async getHandovers(
    query: GetHandovers['query'] = {},
    options?: RequestOptions,
  ): Promise<HandoversPage> {
    return read(this.client.getHandovers({ query }, options));
  }

  async getHandover(id: string, options?: RequestOptions): Promise<Handover> {
    return read(this.client.getHandover({ path: { id } }, options));
  }

  async proposeHandover(
    request: HandoverRequest,
    options?: RequestOptions,
  ): Promise<Handover> {
    return read(this.client.proposeHandover({ body: request }, options));
  }

  async transitionHandover(
    id: string,
    transition: HandoverTransition,
    options?: RequestOptions,
  ): Promise<Handover> {
    const path = { id };
    switch (transition.action) {
      case 'start-shadowing':
        return read(this.client.startHandoverShadowing({ path }, options));
      case 'add-entry':
        return read(
          this.client.addHandoverEntry(
            { path, body: transition.body },
            options,
          ),
        );
      case 'accept':
        return read(
          this.client.acceptHandover({ path, body: transition.body }, options),
        );
      case 'decline':
        return read(
          this.client.declineHandover({ path, body: transition.body }, options),
        );
      default:
        return read(this.client.withdrawHandover({ path }, options));
    }
  }

  async getCampaigns(
    query: GetCampaigns['query'] = {},
    options?: RequestOptions,
  ): Promise<CampaignsPage> {
    return read(this.client.getCampaigns({ query }, options));
  }

  async getCampaign(id: string, options?: RequestOptions): Promise<Campaign> {
    return read(this.client.getCampaign({ path: { id } }, options));
  }

  async getCampaignEntities(
    id: string,
    query: GetCampaignEntities['query'] = {},
    options?: RequestOptions,
  ): Promise<CampaignEntitiesPage> {
    return read(
      this.client.getCampaignEntities({ path: { id }, query }, options),
    );
  }

  async createCampaign(
    request: CampaignRequest,
    options?: RequestOptions,
  ): Promise<Campaign> {
    return read(this.client.createCampaign({ body: request }, options));
  }

  async transitionCampaign(
    id: string,
    transition: CampaignTransition,
    options?: RequestOptions,
  ): Promise<Campaign> {
    const path = { id };
    switch (transition.action) {
      case 'update':
        return read(
          this.client.updateCampaign({ path, body: transition.body }, options),
        );
      case 'close':
        return read(this.client.closeCampaign({ path }, options));
      default:
        return read(this.client.reopenCampaign({ path }, options));
    }
  }

  async getOperations(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<Operations> {
    const path = parseEntityRef(entityRef);
    return read(this.client.getOperations({ path }, options));
  }

  async evaluateWhatIf(
    request: WhatIfRequest,
    options?: RequestOptions,
  ): Promise<WhatIf> {
    return read(this.client.evaluateWhatIf({ body: request }, options));
  }

  async getCollectors(options?: RequestOptions): Promise<CollectorList> {
    return read(this.client.getCollectors({}, options));
  }

  async getChanges(
    query: TimeRangeQuery<GetChanges['query']> = {},
    options?: RequestOptions,
  ): Promise<ChangesPage> {
    return read(this.client.getChanges({ query }, options));
  }

  async getPortfolioHistory(
    query: TimeRangeQuery<GetPortfolioHistory['query']> = {},
    options?: RequestOptions,
  ): Promise<PortfolioHistory> {
    return read(this.client.getPortfolioHistory({ query }, options));
  }

  async getTeamHistory(
    groupRef: string,
    query: TimeRangeQuery<GetTeamHistory['query']> = {},
    options?: RequestOptions,
  ): Promise<PortfolioHistory> {
    const path = parseEntityRef(groupRef, { defaultKind: 'group' });
    return read(this.client.getTeamHistory({ path, query }, options));
  }

  async getTeams(
    query: GetTeams['query'] = {},
    options?: RequestOptions,
  ): Promise<TeamsPage> {
    return read(this.client.getTeams({ query }, options));
  }

  async getMissingPeople(options?: RequestOptions): Promise<MissingPeople> {
    return read(this.client.getMissingPeople({}, options));
  }

  async getTeam(groupRef: string, options?: RequestOptions): Promise<Team> {
    const path = parseEntityRef(groupRef, { defaultKind: 'group' });
    return read(this.client.getTeam({ path }, options));
  }

  async getPortfolio(options?: RequestOptions): Promise<Portfolio> {
    return read(this.client.getPortfolio({}, options));
  }

  async getCriteria(options?: RequestOptions): Promise<CriteriaList> {
    return read(this.client.getCriteria({}, options));
  }

  async getLineage(
    query: LineageQuery,
    options?: RequestOptions,
  ): Promise<Lineage> {
    const answer = await read(
      this.client.getLineage({ query: { ...query, packed: true } }, options),
    );
    return 'nodeColumns' in answer ? unpackLineage(answer) : answer;
  }

  async getLineageEntities(
    query: GetLineageEntities['query'],
    options?: RequestOptions,
  ): Promise<LineageEntitiesPage> {
    return read(this.client.getLineageEntities({ query }, options));
  }

  async getLineagePath(
    query: LineagePathQuery,
    options?: RequestOptions,
  ): Promise<LineagePath> {
    return read(
      this.client.getLineagePath(
        { query: query as LineagePathQuery & { _from: string } },
        options,
      ),
    );
  }

  async getImpact(
    query: GetImpact['query'],
    options?: RequestOptions,
  ): Promise<Impact> {
    return read(this.client.getImpact({ query }, options));
  }

  async notifyImpact(
    notice: ImpactNotification,
    options?: RequestOptions,
  ): Promise<ImpactNotificationResult> {
    return read(this.client.notifyImpact({ body: notice }, options));
  }

  async getCrossings(
    query: GetCrossings['query'] = {},
    options?: RequestOptions,
  ): Promise<CrossingsPage> {
    return read(this.client.getCrossings({ query }, options));
  }

  async getDifferences(
    query: GetDifferences['query'] = {},
    options?: RequestOptions,
  ): Promise<DifferencesPage> {
    return read(this.client.getDifferences({ query }, options));
  }
}

async function read<T>(request: Promise<TypedResponse<T>>): Promise<T> {
  return (await succeeded(await request)).json();
}

async function succeeded<T extends Response>(response: T): Promise<T> {
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  return response;
}
