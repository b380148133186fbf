import { toRef } from '../catalog/toRef';
import { ApiRouter } from '../http/ApiRouter';
import { RouteContext } from '../http/RouteContext';
import { parseScorecardRef } from '../scorecards/parseScorecardRef';
import { AuthorizedHistory } from './AuthorizedHistory';

/** Routes of the history of scorecards. */
export function addHistoryRoutes(
  api: ApiRouter,
  context: RouteContext,
  history: AuthorizedHistory,
): void {
  api.get('/v1/scorecards/:kind/:namespace/:name/history', async (req, res) => {
    const credentials = await context.credentialsOf(req);
    const entityRef = parseScorecardRef(req.params);
    res.json(await history.ofEntity(entityRef, req.query, credentials));
  });

  api.get('/v1/changes', async (req, res) => {
    await context.limited(req, res, credentials =>
      history.changes(req.query, credentials),
    );
  });

  api.get('/v1/teams/:namespace/:name/history', async (req, res) => {
    const { namespace, name } = req.params;
    const team = toRef('team', `group:${namespace}/${name}`);
    await context.limited(req, res, credentials =>
      history.ofPortfolio(req.query, credentials, team),
    );
  });

  api.get('/v1/portfolio/history', async (req, res) => {
    await context.limited(req, res, credentials =>
      history.ofPortfolio(req.query, credentials),
    );
  });
}
