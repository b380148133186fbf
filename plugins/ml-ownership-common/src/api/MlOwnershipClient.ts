import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import {
  CriteriaList,
  DefaultApiClient,
  GetLineage,
  GetScorecards,
  GetTeams,
  Lineage,
  Portfolio,
  RequestOptions,
  Scorecard,
  ScorecardsPage,
  Team,
  TeamsPage,
  TypedResponse,
} from '../schema/openapi';

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

  /** The scorecard of one entity with every criterion. */
  getScorecard(entityRef: string, options?: RequestOptions): Promise<Scorecard>;

  /** Evaluates one entity now and answers with its new scorecard. */
  evaluate(entityRef: string, options?: RequestOptions): Promise<Scorecard>;

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
  getLineage(
    query: GetLineage['query'],
    options?: RequestOptions,
  ): Promise<Lineage>;
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
    query: GetLineage['query'],
    options?: RequestOptions,
  ): Promise<Lineage> {
    return read(this.client.getLineage({ query }, options));
  }
}

async function read<T>(request: Promise<TypedResponse<T>>): Promise<T> {
  const response = await request;
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  return response.json();
}
