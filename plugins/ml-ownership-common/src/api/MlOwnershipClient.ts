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
  DrillLog,
  DrillReason,
  DrillRequest,
  DrillsPage,
  DrillSuggestions,
  DueDrillsPage,
  EvidenceAnswer,
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
  GetMoves,
  GetPortfolioHistory,
  GetScorecardEvidence,
  GetScorecardHistory,
  GetScorecards,
  GetTeamHistory,
  GetTeams,
  Handover,
  HandoverAcceptance,
  HandoverLog,
  HandoverRequest,
  HandoversPage,
  Impact,
  ImpactNotice,
  ImpactNoticeAnswer,
  Lineage,
  LineageEntitiesPage,
  LineagePath,
  MovesPage,
  Operate,
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
 * A query with a start in time. The generator of the types renames `from`, a word that some languages reserve; what is sent is
 * `from`.
 *
 * @public
 */
export type Since<Query> = Omit<Query, '_from'> & {
  /** ISO 8601 instant or date. */
  from?: string;
};

/**
 * A query for a path; `from` is renamed as in {@link Since}.
 *
 * @public
 */
export type PathQuery = Omit<GetLineagePath['query'], '_from'> & {
  /** Entity ref. */
  from: string;
};

/**
 * What somebody does with a drill.
 *
 * @public
 */
export type DrillMove =
  | { action: 'start' | 'cancel' }
  | { action: 'log'; body: DrillLog }
  | { action: 'finish'; body: DrillFinish }
  | { action: 'abandon'; body: DrillReason }
  | { action: 'correct'; body: DrillCorrection };

/**
 * What somebody does with a handover.
 *
 * @public
 */
export type HandoverMove =
  | { action: 'shadow' | 'withdraw' }
  | { action: 'log'; body: HandoverLog }
  | { action: 'accept'; body: HandoverAcceptance }
  | { action: 'refuse'; body: DrillReason };

/**
 * What somebody does with a campaign.
 *
 * @public
 */
export type CampaignMove =
  | { action: 'change'; body: CampaignRequest }
  | { action: 'close' | 'reopen' };

/**
 * A query for a slice of lineage. How it comes over the wire is no question of the caller.
 *
 * @public
 */
export type LineageQuery = Omit<GetLineage['query'], 'packed'>;

/**
 * Reads the ML Ownership backend.
 *
 * Every call rejects with a `ResponseError` of `@backstage/errors` where the backend answers with anything but success;
 * its `cause.message` says what was wrong.
 *
 * @public
 */
export interface MlOwnershipApi {
  /** A page of scorecards without their criteria. */
  getScorecards(
    query?: GetScorecards['query'],
    options?: RequestOptions,
  ): Promise<ScorecardsPage>;

  /** Every scorecard that matches, as a response whose body is the CSV file, to be read as it comes. */
  exportScorecards(
    query?: ExportScorecards['query'],
    options?: RequestOptions,
  ): Promise<Response>;

  /** The scorecard of one entity with every criterion. */
  getScorecard(entityRef: string, options?: RequestOptions): Promise<Scorecard>;

  /** Evaluates one entity now and answers with its new scorecard. */
  evaluate(entityRef: string, options?: RequestOptions): Promise<Scorecard>;

  /** The evidence of one entity as it was received, the latest observation first. */
  getEvidence(
    entityRef: string,
    query?: GetScorecardEvidence['query'],
    options?: RequestOptions,
  ): Promise<EvidenceRecordsPage>;

  /** How the scorecard of one entity changed, the latest change first. */
  getHistory(
    entityRef: string,
    query?: Since<GetScorecardHistory['query']>,
    options?: RequestOptions,
  ): Promise<ScorecardHistory>;

  /** Records evidence, up to 1,000 items; each is answered on its own. */
  recordEvidence(
    items: readonly EvidenceItem[],
    options?: RequestOptions,
  ): Promise<EvidenceAnswer>;

  /** Exemptions of entities that the caller may read. */
  getExemptions(
    query?: GetExemptions['query'],
    options?: RequestOptions,
  ): Promise<ExemptionsPage>;

  /** Asks for an exemption. */
  requestExemption(
    request: ExemptionRequest,
    options?: RequestOptions,
  ): Promise<Exemption>;

  /** Approves, refuses or takes back an exemption. */
  decideExemption(
    id: string,
    decision: 'approve' | 'refuse' | 'withdraw',
    options?: RequestOptions,
  ): Promise<Exemption>;

  /** Disputes about entities that the caller may read. */
  getDisputes(
    query?: GetDisputes['query'],
    options?: RequestOptions,
  ): Promise<DisputesPage>;

  /** Says that a criterion is wrong about an entity. */
  openDispute(
    request: DisputeRequest,
    options?: RequestOptions,
  ): Promise<Dispute>;

  /** Answers a dispute and closes it. */
  resolveDispute(
    id: string,
    answer: string,
    options?: RequestOptions,
  ): Promise<Dispute>;

  /** Drills of entities that the caller may read, the latest first. */
  getDrills(
    query?: GetDrills['query'],
    options?: RequestOptions,
  ): Promise<DrillsPage>;

  /** One drill with its record. */
  getDrill(id: string, options?: RequestOptions): Promise<Drill>;

  /** Plans a drill, or records an incident that another team has handled. */
  planDrill(request: DrillRequest, options?: RequestOptions): Promise<Drill>;

  /**
   * Starts, notes in, finishes, cancels, abandons or corrects a drill.
   *
   * @throws ResponseError with status 409 where somebody else was faster
   */
  moveDrill(
    id: string,
    move: DrillMove,
    options?: RequestOptions,
  ): Promise<Drill>;

  /** Teams that could do a drill of an entity. */
  getDrillSuggestions(
    query: GetDrillSuggestions['query'],
    options?: RequestOptions,
  ): Promise<DrillSuggestions>;

  /** Entities of which a drill is due. */
  getDueDrills(
    query?: GetDueDrills['query'],
    options?: RequestOptions,
  ): Promise<DueDrillsPage>;

  /** Handovers of entities that the caller may read, the latest first. */
  getHandovers(
    query?: GetHandovers['query'],
    options?: RequestOptions,
  ): Promise<HandoversPage>;

  /** One handover with its record. */
  getHandover(id: string, options?: RequestOptions): Promise<Handover>;

  /** Proposes that another team takes an entity over. */
  proposeHandover(
    request: HandoverRequest,
    options?: RequestOptions,
  ): Promise<Handover>;

  /**
   * Moves a handover on, notes in it, or takes it back.
   *
   * @throws ResponseError with status 409 where somebody else was faster
   */
  moveHandover(
    id: string,
    move: HandoverMove,
    options?: RequestOptions,
  ): Promise<Handover>;

  /** Campaigns, the one that is due last first. */
  getCampaigns(
    query?: GetCampaigns['query'],
    options?: RequestOptions,
  ): Promise<CampaignsPage>;

  /** One campaign with how it went. */
  getCampaign(id: string, options?: RequestOptions): Promise<Campaign>;

  /** The entities of a campaign, by tier and title. */
  getCampaignEntities(
    id: string,
    query?: GetCampaignEntities['query'],
    options?: RequestOptions,
  ): Promise<CampaignEntitiesPage>;

  /** Sets a goal for a part of the portfolio. */
  createCampaign(
    request: CampaignRequest,
    options?: RequestOptions,
  ): Promise<Campaign>;

  /**
   * Changes, closes or reopens a campaign.
   *
   * @throws ResponseError with status 409 where somebody else was faster
   */
  moveCampaign(
    id: string,
    move: CampaignMove,
    options?: RequestOptions,
  ): Promise<Campaign>;

  /** What somebody on call needs besides what the catalog says. */
  getOperate(entityRef: string, options?: RequestOptions): Promise<Operate>;

  /** What would change if people left or groups dissolved. */
  whatIf(request: WhatIfRequest, options?: RequestOptions): Promise<WhatIf>;

  /** How the connected systems answer. */
  getCollectors(options?: RequestOptions): Promise<CollectorList>;

  /** What stands otherwise at the end of a time than at its start. */
  getMoves(
    query?: Since<GetMoves['query']>,
    options?: RequestOptions,
  ): Promise<MovesPage>;

  /** Levels and verdicts over time of everything that the caller may read. */
  getPortfolioHistory(
    query?: Since<GetPortfolioHistory['query']>,
    options?: RequestOptions,
  ): Promise<PortfolioHistory>;

  /** Levels and verdicts over time of what a group and the groups under it owned at each moment. */
  getTeamHistory(
    groupRef: string,
    query?: Since<GetTeamHistory['query']>,
    options?: RequestOptions,
  ): Promise<PortfolioHistory>;

  /** Groups that own or operate something. */
  getTeams(
    query?: GetTeams['query'],
    options?: RequestOptions,
  ): Promise<TeamsPage>;

  /** The roll-up of one group over the groups under it. */
  getTeam(groupRef: string, options?: RequestOptions): Promise<Team>;

  /** Everything the caller may read, counted. */
  getPortfolio(options?: RequestOptions): Promise<Portfolio>;

  /** The criteria in the order of the scorecard. */
  getCriteria(options?: RequestOptions): Promise<CriteriaList>;

  /** The slice of the lineage graph around a root. */
  getLineage(query: LineageQuery, options?: RequestOptions): Promise<Lineage>;

  /** What is upstream or downstream of an entity, as a list. */
  getLineageEntities(
    query: GetLineageEntities['query'],
    options?: RequestOptions,
  ): Promise<LineageEntitiesPage>;

  /** The shortest paths by which data flows between two entities. */
  getLineagePath(
    query: PathQuery,
    options?: RequestOptions,
  ): Promise<LineagePath>;

  /** Who is affected where an entity breaks or changes. */
  getImpact(
    query: GetImpact['query'],
    options?: RequestOptions,
  ): Promise<Impact>;

  /** Notifies the owners of what is downstream of an entity. */
  notifyImpact(
    notice: ImpactNotice,
    options?: RequestOptions,
  ): Promise<ImpactNoticeAnswer>;

  /** The edges along which data flows from one team to another. */
  getCrossings(
    query?: GetCrossings['query'],
    options?: RequestOptions,
  ): Promise<CrossingsPage>;

  /** Where declared and observed lineage are not the same. */
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

  async evaluate(
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
    query: Since<GetScorecardHistory['query']> = {},
    options?: RequestOptions,
  ): Promise<ScorecardHistory> {
    const path = parseEntityRef(entityRef);
    return read(this.client.getScorecardHistory({ path, query }, options));
  }

  async recordEvidence(
    items: readonly EvidenceItem[],
    options?: RequestOptions,
  ): Promise<EvidenceAnswer> {
    return read(
      this.client.postEvidence({ body: { items: [...items] } }, options),
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
    decision: 'approve' | 'refuse' | 'withdraw',
    options?: RequestOptions,
  ): Promise<Exemption> {
    const request = { path: { id } };
    switch (decision) {
      case 'approve':
        return read(this.client.approveExemption(request, options));
      case 'refuse':
        return read(this.client.refuseExemption(request, options));
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
    answer: string,
    options?: RequestOptions,
  ): Promise<Dispute> {
    return read(
      this.client.resolveDispute({ path: { id }, body: { answer } }, options),
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

  async moveDrill(
    id: string,
    move: DrillMove,
    options?: RequestOptions,
  ): Promise<Drill> {
    const path = { id };
    switch (move.action) {
      case 'start':
        return read(this.client.startDrill({ path }, options));
      case 'log':
        return read(this.client.logDrill({ path, body: move.body }, options));
      case 'finish':
        return read(
          this.client.finishDrill({ path, body: move.body }, options),
        );
      case 'abandon':
        return read(
          this.client.abandonDrill({ path, body: move.body }, options),
        );
      case 'correct':
        return read(
          this.client.correctDrill({ path, body: move.body }, options),
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

  async moveHandover(
    id: string,
    move: HandoverMove,
    options?: RequestOptions,
  ): Promise<Handover> {
    const path = { id };
    switch (move.action) {
      case 'shadow':
        return read(this.client.shadowHandover({ path }, options));
      case 'log':
        return read(
          this.client.logHandover({ path, body: move.body }, options),
        );
      case 'accept':
        return read(
          this.client.acceptHandover({ path, body: move.body }, options),
        );
      case 'refuse':
        return read(
          this.client.refuseHandover({ path, body: move.body }, options),
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

  async moveCampaign(
    id: string,
    move: CampaignMove,
    options?: RequestOptions,
  ): Promise<Campaign> {
    const path = { id };
    switch (move.action) {
      case 'change':
        return read(
          this.client.changeCampaign({ path, body: move.body }, options),
        );
      case 'close':
        return read(this.client.closeCampaign({ path }, options));
      default:
        return read(this.client.reopenCampaign({ path }, options));
    }
  }

  async getOperate(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<Operate> {
    const path = parseEntityRef(entityRef);
    return read(this.client.getOperate({ path }, options));
  }

  async whatIf(
    request: WhatIfRequest,
    options?: RequestOptions,
  ): Promise<WhatIf> {
    return read(this.client.postWhatIf({ body: request }, options));
  }

  async getCollectors(options?: RequestOptions): Promise<CollectorList> {
    return read(this.client.getCollectors({}, options));
  }

  async getMoves(
    query: Since<GetMoves['query']> = {},
    options?: RequestOptions,
  ): Promise<MovesPage> {
    return read(this.client.getMoves({ query }, options));
  }

  async getPortfolioHistory(
    query: Since<GetPortfolioHistory['query']> = {},
    options?: RequestOptions,
  ): Promise<PortfolioHistory> {
    return read(this.client.getPortfolioHistory({ query }, options));
  }

  async getTeamHistory(
    groupRef: string,
    query: Since<GetTeamHistory['query']> = {},
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
    query: PathQuery,
    options?: RequestOptions,
  ): Promise<LineagePath> {
    return read(
      this.client.getLineagePath(
        { query: query as PathQuery & { _from: string } },
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
    notice: ImpactNotice,
    options?: RequestOptions,
  ): Promise<ImpactNoticeAnswer> {
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
