import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { unpackLineage } from '../lineage';
import {
  CampaignPreviewRequest,
  CampaignRequest,
  CheckRequest,
  DefaultApiClient,
  DisputeRequest,
  DrillRequest,
  EvidenceItem,
  Exemption,
  ExemptionRequest,
  ExportScorecards,
  ExportTeams,
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
  HandoverRequest,
  ImpactNotification,
  Lineage,
  RequestOptions,
  TypedResponse,
  WhatIfRequest,
} from '../schema/openapi';
import {
  CampaignTransition,
  requestCampaignTransition,
} from './CampaignTransition';
import { DrillTransition, requestDrillTransition } from './DrillTransition';
import {
  HandoverTransition,
  requestHandoverTransition,
} from './HandoverTransition';
import { MlOwnershipApi } from './MlOwnershipApi';
import { LineagePathQuery, LineageQuery, TimeRangeQuery } from './queries';

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
  ) {
    return read(this.client.getScorecards({ query }, options));
  }

  async exportScorecards(
    query: ExportScorecards['query'] = {},
    options?: RequestOptions,
  ): Promise<Response> {
    return succeeded(await this.client.exportScorecards({ query }, options));
  }

  async getScorecard(entityRef: string, options?: RequestOptions) {
    const path = parseEntityRef(entityRef);
    return read(this.client.getScorecard({ path }, options));
  }

  async evaluateScorecard(entityRef: string, options?: RequestOptions) {
    const path = parseEntityRef(entityRef);
    return read(this.client.evaluateScorecard({ path }, options));
  }

  async getEvidence(
    entityRef: string,
    query: GetScorecardEvidence['query'] = {},
    options?: RequestOptions,
  ) {
    const path = parseEntityRef(entityRef);
    return read(this.client.getScorecardEvidence({ path, query }, options));
  }

  async getHistory(
    entityRef: string,
    query: TimeRangeQuery<GetScorecardHistory['query']> = {},
    options?: RequestOptions,
  ) {
    const path = parseEntityRef(entityRef);
    return read(this.client.getScorecardHistory({ path, query }, options));
  }

  async submitEvidence(
    items: readonly EvidenceItem[],
    options?: RequestOptions,
  ) {
    return read(
      this.client.submitEvidence({ body: { items: [...items] } }, options),
    );
  }

  async getExemptions(
    query: GetExemptions['query'] = {},
    options?: RequestOptions,
  ) {
    return read(this.client.getExemptions({ query }, options));
  }

  async requestExemption(request: ExemptionRequest, options?: RequestOptions) {
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
  ) {
    return read(this.client.getDisputes({ query }, options));
  }

  async openDispute(request: DisputeRequest, options?: RequestOptions) {
    return read(this.client.openDispute({ body: request }, options));
  }

  async resolveDispute(id: string, comment: string, options?: RequestOptions) {
    return read(
      this.client.resolveDispute({ path: { id }, body: { comment } }, options),
    );
  }

  async getDrills(query: GetDrills['query'] = {}, options?: RequestOptions) {
    return read(this.client.getDrills({ query }, options));
  }

  async getDrill(id: string, options?: RequestOptions) {
    return read(this.client.getDrill({ path: { id } }, options));
  }

  async planDrill(request: DrillRequest, options?: RequestOptions) {
    return read(this.client.planDrill({ body: request }, options));
  }

  async transitionDrill(
    id: string,
    transition: DrillTransition,
    options?: RequestOptions,
  ) {
    return read(requestDrillTransition(this.client, id, transition, options));
  }

  async getDrillSuggestions(
    query: GetDrillSuggestions['query'],
    options?: RequestOptions,
  ) {
    return read(this.client.getDrillSuggestions({ query }, options));
  }

  async getDueDrills(
    query: GetDueDrills['query'] = {},
    options?: RequestOptions,
  ) {
    return read(this.client.getDueDrills({ query }, options));
  }

  async getHandovers(
    query: GetHandovers['query'] = {},
    options?: RequestOptions,
  ) {
    return read(this.client.getHandovers({ query }, options));
  }

  async getHandover(id: string, options?: RequestOptions) {
    return read(this.client.getHandover({ path: { id } }, options));
  }

  async proposeHandover(request: HandoverRequest, options?: RequestOptions) {
    return read(this.client.proposeHandover({ body: request }, options));
  }

  async transitionHandover(
    id: string,
    transition: HandoverTransition,
    options?: RequestOptions,
  ) {
    return read(
      requestHandoverTransition(this.client, id, transition, options),
    );
  }

  async getCampaigns(
    query: GetCampaigns['query'] = {},
    options?: RequestOptions,
  ) {
    return read(this.client.getCampaigns({ query }, options));
  }

  async getCampaign(id: string, options?: RequestOptions) {
    return read(this.client.getCampaign({ path: { id } }, options));
  }

  async getCampaignEntities(
    id: string,
    query: GetCampaignEntities['query'] = {},
    options?: RequestOptions,
  ) {
    return read(
      this.client.getCampaignEntities({ path: { id }, query }, options),
    );
  }

  async previewCampaign(
    request: CampaignPreviewRequest,
    options?: RequestOptions,
  ) {
    return read(this.client.previewCampaign({ body: request }, options));
  }

  async createCampaign(request: CampaignRequest, options?: RequestOptions) {
    return read(this.client.createCampaign({ body: request }, options));
  }

  async transitionCampaign(
    id: string,
    transition: CampaignTransition,
    options?: RequestOptions,
  ) {
    return read(
      requestCampaignTransition(this.client, id, transition, options),
    );
  }

  async getOperations(entityRef: string, options?: RequestOptions) {
    const path = parseEntityRef(entityRef);
    return read(this.client.getOperations({ path }, options));
  }

  async getOnCall(entityRef: string, options?: RequestOptions) {
    const path = parseEntityRef(entityRef);
    return read(this.client.getOnCall({ path }, options));
  }

  async getModelCard(entityRef: string, options?: RequestOptions) {
    const path = parseEntityRef(entityRef);
    return read(this.client.getModelCard({ path }, options));
  }

  async getGate(
    entityRef: string,
    query: GetGate['query'] = {},
    options?: RequestOptions,
  ) {
    const path = parseEntityRef(entityRef);
    return read(this.client.getGate({ path, query }, options));
  }

  async checkEntities(request: CheckRequest, options?: RequestOptions) {
    return read(this.client.checkEntities({ body: request }, options));
  }

  async getImportCandidates(
    query: GetImportCandidates['query'] = {},
    options?: RequestOptions,
  ) {
    return read(this.client.getImportCandidates({ query }, options));
  }

  async evaluateWhatIf(request: WhatIfRequest, options?: RequestOptions) {
    return read(this.client.evaluateWhatIf({ body: request }, options));
  }

  async getCollectors(options?: RequestOptions) {
    return read(this.client.getCollectors({}, options));
  }

  async getCollectorGaps(
    collector: string,
    query: GetCollectorGaps['query'] = {},
    options?: RequestOptions,
  ) {
    return read(
      this.client.getCollectorGaps({ path: { collector }, query }, options),
    );
  }

  async getChanges(
    query: TimeRangeQuery<GetChanges['query']> = {},
    options?: RequestOptions,
  ) {
    return read(this.client.getChanges({ query }, options));
  }

  async getPortfolioHistory(
    query: TimeRangeQuery<GetPortfolioHistory['query']> = {},
    options?: RequestOptions,
  ) {
    return read(this.client.getPortfolioHistory({ query }, options));
  }

  async getCriteriaCounts(
    query: GetCriteriaCounts['query'],
    options?: RequestOptions,
  ) {
    return read(this.client.getCriteriaCounts({ query }, options));
  }

  async getDepartures(
    query: GetDepartures['query'] = {},
    options?: RequestOptions,
  ) {
    return read(this.client.getDepartures({ query }, options));
  }

  async getFoundations(
    query: TimeRangeQuery<GetFoundations['query']> = {},
    options?: RequestOptions,
  ) {
    return read(this.client.getFoundations({ query }, options));
  }

  async getTeamHistory(
    groupRef: string,
    query: TimeRangeQuery<GetTeamHistory['query']> = {},
    options?: RequestOptions,
  ) {
    const path = parseEntityRef(groupRef, { defaultKind: 'group' });
    return read(this.client.getTeamHistory({ path, query }, options));
  }

  async getTeams(query: GetTeams['query'] = {}, options?: RequestOptions) {
    return read(this.client.getTeams({ query }, options));
  }

  async exportTeams(
    query: ExportTeams['query'] = {},
    options?: RequestOptions,
  ): Promise<Response> {
    return succeeded(await this.client.exportTeams({ query }, options));
  }

  async getTeamFirstSteps(
    groupRef: string,
    query: GetTeamFirstSteps['query'] = {},
    options?: RequestOptions,
  ) {
    const path = parseEntityRef(groupRef, { defaultKind: 'group' });
    return read(this.client.getTeamFirstSteps({ path, query }, options));
  }

  async getMissingPeople(options?: RequestOptions) {
    return read(this.client.getMissingPeople({}, options));
  }

  async getTeam(groupRef: string, options?: RequestOptions) {
    const path = parseEntityRef(groupRef, { defaultKind: 'group' });
    return read(this.client.getTeam({ path }, options));
  }

  async getPortfolio(options?: RequestOptions) {
    return read(this.client.getPortfolio({}, options));
  }

  async getCriteria(options?: RequestOptions) {
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
  ) {
    return read(this.client.getLineageEntities({ query }, options));
  }

  async getLineagePath(query: LineagePathQuery, options?: RequestOptions) {
    return read(
      this.client.getLineagePath(
        { query: query as LineagePathQuery & { _from: string } },
        options,
      ),
    );
  }

  async getImpact(query: GetImpact['query'], options?: RequestOptions) {
    return read(this.client.getImpact({ query }, options));
  }

  async notifyImpact(notice: ImpactNotification, options?: RequestOptions) {
    return read(this.client.notifyImpact({ body: notice }, options));
  }

  async getCrossings(
    query: GetCrossings['query'] = {},
    options?: RequestOptions,
  ) {
    return read(this.client.getCrossings({ query }, options));
  }

  async getDifferences(
    query: GetDifferences['query'] = {},
    options?: RequestOptions,
  ) {
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
