import { toRef } from '../catalog/toRef';
import { exportTeams } from '../export/exportTeams';
import { sendStream } from '../export/sendStream';
import { ApiRouter } from '../http/ApiRouter';
import { RouteContext } from '../http/RouteContext';
import { unlessLeft } from '../limits/unlessLeft';
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

  api.get('/v1/teams.csv', async (req, res) => {
    const credentials = await context.credentialsOf(req);
    await unlessLeft(res, async signal => {
      // Each part of the file is limited separately, so that a slow reader does not block others.
      const lines = await exportTeams(
        {
          page: (query, caller) =>
            context.limit(caller, signal, () => teams.page(query, caller)),
        },
        req.query,
        credentials,
      );
      res.attachment('teams.csv');
      await sendStream(res, lines);
    });
  });

  api.get('/v1/teams/:namespace/:name', async (req, res) => {
    await context.limited(req, res, async credentials =>
      teams.get(groupRefOf(req.params), credentials),
    );
  });

  api.get('/v1/teams/:namespace/:name/first-steps', async (req, res) => {
    await context.limited(req, res, async credentials =>
      teams.firstSteps(groupRefOf(req.params), req.query, credentials),
    );
  });
}

/** @throws InputError */
function groupRefOf({ namespace, name }: { namespace: string; name: string }) {
  return toRef('team', `group:${namespace}/${name}`);
}
