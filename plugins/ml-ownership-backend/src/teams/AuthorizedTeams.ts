import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { BasicPermission } from '@backstage/plugin-permission-common';
import {
  CampaignEntitiesPage,
  GetTeamFirstSteps,
  GetTeams,
  MissingPeople,
  portfolioReadPermission,
  scorecardReadPermission,
  Team,
  TeamsPage,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { CampaignStore } from '../campaigns/CampaignStore';
import { toTarget } from '../campaigns/CampaignRow';
import { pageEntitiesOf } from '../campaigns/operations/pageEntitiesOf';
import {
  VisibilityFilter,
  VisibleEntityService,
} from '../catalog/ReadableEntities';
import { requirePermission } from '../permissions/requirePermission';
import { pageTeams } from './pageTeams';
import { TeamStore } from './TeamStore';

/** The level "proven by another team", after which there is no further step. */
const PROVEN = 4;

/** Teams, and groups and users that the catalog does not have, as far as a caller may see their entities. */
export class AuthorizedTeams {
  constructor(
    private readonly options: {
      campaigns: CampaignStore;
      permissions: PermissionsService;
      readable: VisibleEntityService;
      store: TeamStore;
    },
  ) {}

  /** @throws NotAllowedError; InputError if the cursor is invalid */
  async page(
    query: GetTeams['query'],
    credentials: BackstageCredentials,
  ): Promise<TeamsPage> {
    const visible = await this.authorize(portfolioReadPermission, credentials);
    return pageTeams(this.options.store, query, visible);
  }

  /** @throws NotAllowedError, NotFoundError */
  async get(
    groupRef: string,
    credentials: BackstageCredentials,
  ): Promise<Team> {
    const visible = await this.authorize(portfolioReadPermission, credentials);
    return this.require(groupRef, visible);
  }

  /**
   * What a team owns and another team has not proven yet, with the first step of each entity: the open entities of a
   * campaign for everything that the team owns.
   *
   * @throws NotAllowedError, NotFoundError; InputError if the cursor is invalid
   */
  async firstSteps(
    groupRef: string,
    query: GetTeamFirstSteps['query'],
    credentials: BackstageCredentials,
  ): Promise<CampaignEntitiesPage> {
    const visible = await this.authorize(portfolioReadPermission, credentials);
    await this.require(groupRef, visible);
    return pageEntitiesOf(
      toTarget({ level: PROVEN }, { team: groupRef }),
      this.options.campaigns,
      { ...query, status: ['open'] },
      visible,
    );
  }

  /**
   * Groups and Users that entities name and the catalog does not have.
   *
   * @throws NotAllowedError
   */
  async missing(credentials: BackstageCredentials): Promise<MissingPeople> {
    const visible = await this.authorize(scorecardReadPermission, credentials);
    return this.options.store.missing(visible);
  }

  private async require(
    groupRef: string,
    visible: VisibilityFilter,
  ): Promise<Team> {
    const team = await this.options.store.get(groupRef, visible);
    if (!team) {
      throw new NotFoundError(`No group found for ${groupRef}`);
    }
    return team;
  }

  private async authorize(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<VisibilityFilter> {
    const { permissions, readable } = this.options;
    await requirePermission(permissions, permission, credentials);
    return readable.of(credentials);
  }
}
