import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { BasicPermission } from '@backstage/plugin-permission-common';
import {
  GetTeams,
  MissingPeople,
  portfolioReadPermission,
  scorecardReadPermission,
  Team,
  TeamsPage,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  VisibilityFilter,
  VisibleEntityService,
} from '../catalog/ReadableEntities';
import { requirePermission } from '../permissions/requirePermission';
import { pageTeams } from './pageTeams';
import { TeamStore } from './TeamStore';

/** Teams, and groups and users that the catalog does not have, as far as a caller may see their entities. */
export class AuthorizedTeams {
  constructor(
    private readonly options: {
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
    const team = await this.options.store.get(groupRef, visible);
    if (!team) {
      throw new NotFoundError(`No group found for ${groupRef}`);
    }
    return team;
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

  private async authorize(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<VisibilityFilter> {
    const { permissions, readable } = this.options;
    await requirePermission(permissions, permission, credentials);
    return readable.of(credentials);
  }
}
