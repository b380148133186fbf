import { toRef } from '../catalog/toRef';
import { ApiRouter } from '../http/ApiRouter';
import { RouteContext } from '../http/RouteContext';
import { AuthorizedTeams } from './AuthorizedTeams';

/** Routes of teams, and of groups and users that the catalog does not have. */
export function addTeamRoutes(
  api: ApiRouter,
  context: RouteContext,
  teams: AuthorizedTeams,
): void {
  api.get('/v1/missing-people', async (req, res) => {
    res.json(await teams.missing(await context.credentialsOf(req)));
  });

  api.get('/v1/teams', async (req, res) => {
    await context.limited(req, res, credentials =>
      teams.page(req.query, credentials),
    );
  });

  api.get('/v1/teams/:namespace/:name', async (req, res) => {
    const { namespace, name } = req.params;
    await context.limited(req, res, async credentials =>
      teams.get(toRef('team', `group:${namespace}/${name}`), credentials),
    );
  });
}
