import { ApiRouter } from '../http/ApiRouter';
import { RouteContext } from '../http/RouteContext';
import { createLimit } from '../limits/createLimit';
import { parseScorecardRef } from '../scorecards/parseScorecardRef';
import { ModelCardService } from './ModelCardService';

/** Route of the model card on the Handover tab. */
export function addModelCardRoutes(
  api: ApiRouter,
  context: RouteContext,
  modelCards: ModelCardService,
): void {
  // Separate limit, so that a slow host of documents does not delay other requests.
  const limit = createLimit();

  api.get('/v1/model-cards/:kind/:namespace/:name', async (req, res) => {
    await context.limited(
      req,
      res,
      credentials => modelCards.get(parseScorecardRef(req.params), credentials),
      limit,
    );
  });
}
