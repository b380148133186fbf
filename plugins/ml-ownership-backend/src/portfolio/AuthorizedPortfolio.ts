import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  Portfolio,
  portfolioReadPermission,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibleEntityService } from '../catalog/ReadableEntities';
import { requirePermission } from '../permissions/requirePermission';
import { PortfolioStore } from './PortfolioStore';

/** Totals of the portfolio, limited to what a caller may see. */
export class AuthorizedPortfolio {
  constructor(
    private readonly options: {
      permissions: PermissionsService;
      readable: VisibleEntityService;
      store: PortfolioStore;
    },
  ) {}

  /** @throws NotAllowedError */
  async get(credentials: BackstageCredentials): Promise<Portfolio> {
    const { permissions, readable, store } = this.options;
    await requirePermission(permissions, portfolioReadPermission, credentials);
    return store.get(await readable.of(credentials));
  }
}
