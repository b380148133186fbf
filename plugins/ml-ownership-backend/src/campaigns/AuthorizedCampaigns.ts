import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  Campaign,
  CampaignEntitiesPage,
  campaignManagePermission,
  CampaignPreviewRequest,
  CampaignProgress,
  CampaignRequest,
  CampaignsPage,
  GetCampaignEntities,
  GetCampaigns,
  portfolioReadPermission,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { EntityAccess } from '../access/EntityAccess';
import { VisibilityFilter } from '../catalog/ReadableEntities';
import { requirePermission } from '../permissions/requirePermission';
import { CampaignContext } from './CampaignContext';
import { closeCampaign } from './operations/closeCampaign';
import { createCampaign } from './operations/createCampaign';
import { pageCampaignEntities } from './operations/pageCampaignEntities';
import { pageCampaigns } from './operations/pageCampaigns';
import { readCampaign } from './operations/readCampaign';
import { reopenCampaign } from './operations/reopenCampaign';
import { updateCampaign } from './operations/updateCampaign';
import { parseTarget } from './parseCampaignRequest';

/**
 * Campaigns: goals for a part of the portfolio, limited to what a caller may see and do. Progress is counted over the
 * entities that the caller may read.
 */
export class AuthorizedCampaigns {
  constructor(
    private readonly options: CampaignContext & {
      access: EntityAccess;
      permissions: PermissionsService;
    },
  ) {}

  /** @throws NotAllowedError, InputError */
  async page(
    query: GetCampaigns['query'],
    credentials: BackstageCredentials,
  ): Promise<CampaignsPage> {
    const visible = await this.authorize(credentials);
    return pageCampaigns(this.options, query, visible);
  }

  /** @throws NotAllowedError; NotFoundError also if the caller may not see the team or system of the campaign */
  async get(id: string, credentials: BackstageCredentials): Promise<Campaign> {
    const visible = await this.authorize(credentials);
    return readCampaign(this.options, id, visible);
  }

  /** @throws NotAllowedError, NotFoundError, InputError */
  async entities(
    id: string,
    query: GetCampaignEntities['query'],
    credentials: BackstageCredentials,
  ): Promise<CampaignEntitiesPage> {
    const visible = await this.authorize(credentials);
    return pageCampaignEntities(this.options, id, query, visible);
  }

  /**
   * The counts that a campaign would begin with. Stores nothing.
   *
   * @throws NotAllowedError, InputError
   */
  async preview(
    request: CampaignPreviewRequest,
    credentials: BackstageCredentials,
  ): Promise<CampaignProgress> {
    const visible = await this.authorize(credentials);
    const target = await parseTarget(this.options, request, credentials);
    return this.options.store.preview(target, visible);
  }

  /** @throws NotAllowedError, InputError; ConflictError if too many campaigns are open */
  async create(
    request: CampaignRequest,
    credentials: BackstageCredentials,
  ): Promise<Campaign> {
    const { person, visible } = await this.authorizeChange(credentials);
    return createCampaign(this.options, request, {
      createdBy: person,
      credentials,
      visible,
    });
  }

  /** @throws NotAllowedError, NotFoundError, InputError; ConflictError if the campaign is closed */
  async update(
    id: string,
    request: CampaignRequest,
    credentials: BackstageCredentials,
  ): Promise<Campaign> {
    const { visible } = await this.authorizeChange(credentials);
    return updateCampaign(this.options, id, request, { credentials, visible });
  }

  /** @throws NotAllowedError, NotFoundError; ConflictError if the campaign is already closed */
  async close(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<Campaign> {
    const { person, visible } = await this.authorizeChange(credentials);
    return closeCampaign(this.options, id, { closedBy: person, visible });
  }

  /** @throws NotAllowedError, NotFoundError; ConflictError if the campaign is open */
  async reopen(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<Campaign> {
    const { visible } = await this.authorizeChange(credentials);
    return reopenCampaign(this.options, id, visible);
  }

  private async authorize(
    credentials: BackstageCredentials,
  ): Promise<VisibilityFilter> {
    const { permissions, readable } = this.options;
    await requirePermission(permissions, portfolioReadPermission, credentials);
    return readable.of(credentials);
  }

  /** @returns the entity ref of the calling user, and what they may see */
  private async authorizeChange(
    credentials: BackstageCredentials,
  ): Promise<{ person: string; visible: VisibilityFilter }> {
    const { access, permissions } = this.options;
    await requirePermission(permissions, campaignManagePermission, credentials);
    const person = access.personOf(credentials);
    return { person, visible: await this.authorize(credentials) };
  }
}
