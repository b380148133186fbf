import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  ChangesPage,
  GetChanges,
  GetPortfolioHistory,
  GetScorecardHistory,
  PortfolioHistory,
  portfolioReadPermission,
  ScorecardHistory,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { EntityAccess } from '../access/EntityAccess';
import {
  VisibilityFilter,
  VisibleEntityService,
} from '../catalog/ReadableEntities';
import { requirePermission } from '../permissions/requirePermission';
import { HistoryService } from './HistoryService';

/** History of scorecards, limited to what a caller may see. */
export class AuthorizedHistory {
  constructor(
    private readonly options: {
      access: EntityAccess;
      history: HistoryService;
      permissions: PermissionsService;
      readable: VisibleEntityService;
    },
  ) {}

  /** @throws NotAllowedError, NotFoundError, InputError */
  async ofEntity(
    entityRef: string,
    query: GetScorecardHistory['query'],
    credentials: BackstageCredentials,
  ): Promise<ScorecardHistory> {
    const { access, history, readable } = this.options;
    const entity = await access.readEntity(entityRef, credentials);
    const visible = await readable.of(credentials);
    return history.ofEntity(entity.ref, query, visible);
  }

  /**
   * History of all entities that the caller may read, or of one team.
   *
   * @throws NotAllowedError, NotFoundError, InputError
   */
  async ofPortfolio(
    query: GetPortfolioHistory['query'],
    credentials: BackstageCredentials,
    team?: string,
  ): Promise<PortfolioHistory> {
    const visible = await this.authorize(credentials);
    return this.options.history.ofPortfolio(query, visible, team);
  }

  /** @throws NotAllowedError, InputError */
  async changes(
    query: GetChanges['query'],
    credentials: BackstageCredentials,
  ): Promise<ChangesPage> {
    const visible = await this.authorize(credentials);
    return this.options.history.changes(query, visible);
  }

  private async authorize(
    credentials: BackstageCredentials,
  ): Promise<VisibilityFilter> {
    const { permissions, readable } = this.options;
    await requirePermission(permissions, portfolioReadPermission, credentials);
    return readable.of(credentials);
  }
}
