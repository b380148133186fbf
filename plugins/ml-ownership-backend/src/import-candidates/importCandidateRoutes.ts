import { ApiRouter } from '../http/ApiRouter';
import { RouteContext } from '../http/RouteContext';
import { createLimit } from '../limits/createLimit';
import { AuthorizedImportCandidates } from './AuthorizedImportCandidates';

/** Route of the import page. */
export function addImportCandidateRoutes(
  api: ApiRouter,
  context: RouteContext,
  candidates: AuthorizedImportCandidates,
): void {
  // Separate limit, so that a slow registry does not delay other requests.
  const limit = createLimit();

  api.get('/v1/import-candidates', async (req, res) => {
    await context.limited(
      req,
      res,
      credentials => candidates.page(req.query, credentials),
      limit,
    );
  });
}
