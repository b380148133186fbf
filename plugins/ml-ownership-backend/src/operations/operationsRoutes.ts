import { ApiRouter } from '../http/ApiRouter';
import { RouteContext } from '../http/RouteContext';
import { createLimit } from '../limits/createLimit';
import { parseScorecardRef } from '../scorecards/parseScorecardRef';
import { OperationsService } from './OperationsService';

/** Routes of the on-call tab. */
export function addOperationsRoutes(
  api: ApiRouter,
  context: RouteContext,
  operations: OperationsService,
): void {
  // Separate limit, so that a user on call does not wait for requests that read the portfolio.
  const limit = createLimit();

  api.get('/v1/operations/:kind/:namespace/:name', async (req, res) => {
    await context.limited(
      req,
      res,
      credentials => operations.get(parseScorecardRef(req.params), credentials),
      limit,
    );
  });
}
