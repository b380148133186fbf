import { ApiRouter } from '../http/ApiRouter';
import { RouteContext } from '../http/RouteContext';
import { AuthorizedCriteria } from './AuthorizedCriteria';

/** Routes of the criteria. */
export function addCriteriaRoutes(
  api: ApiRouter,
  context: RouteContext,
  criteria: AuthorizedCriteria,
): void {
  api.get('/v1/criteria', async (req, res) => {
    res.json(await criteria.list(await context.credentialsOf(req)));
  });

  api.get('/v1/criteria/counts', async (req, res) => {
    await context.limited(req, res, credentials =>
      criteria.count(req.query, credentials),
    );
  });
}
