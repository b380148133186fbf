import { ApiRouter } from '../http/ApiRouter';
import { RouteContext } from '../http/RouteContext';
import { AuthorizedFoundations } from './AuthorizedFoundations';

/** Routes of the foundations. */
export function addFoundationRoutes(
  api: ApiRouter,
  context: RouteContext,
  foundations: AuthorizedFoundations,
): void {
  api.get('/v1/foundations', async (req, res) => {
    await context.limited(req, res, credentials =>
      foundations.get(req.query, credentials),
    );
  });
}
