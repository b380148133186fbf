import { ApiRouter } from '../http/ApiRouter';
import { RouteContext } from '../http/RouteContext';
import { AuthorizedPortfolio } from './AuthorizedPortfolio';

/** Routes of the portfolio. */
export function addPortfolioRoutes(
  api: ApiRouter,
  context: RouteContext,
  portfolio: AuthorizedPortfolio,
): void {
  api.get('/v1/portfolio', async (req, res) => {
    await context.limited(req, res, credentials => portfolio.get(credentials));
  });
}
