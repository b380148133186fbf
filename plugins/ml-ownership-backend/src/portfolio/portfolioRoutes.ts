import { portfolioReadPermission } from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibleEntityService } from '../catalog/ReadableEntities';
import { ApiRouter } from '../http/ApiRouter';
import { RouteContext } from '../http/RouteContext';
import { PortfolioStore } from './PortfolioStore';

/** Routes of the portfolio. */
export function addPortfolioRoutes(
  api: ApiRouter,
  context: RouteContext,
  services: {
    portfolio: PortfolioStore;
    readable: VisibleEntityService;
  },
): void {
  const { portfolio, readable } = services;

  api.get('/v1/portfolio', async (req, res) => {
    await context.authorize(req, portfolioReadPermission);
    await context.limited(req, res, async credentials =>
      portfolio.get(await readable.of(credentials)),
    );
  });
}
