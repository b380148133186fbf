import { NotFoundError } from '@backstage/errors';
import {
  portfolioReadPermission,
  scorecardReadPermission,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibleEntityService } from '../catalog/ReadableEntities';
import { toRef } from '../catalog/toRef';
import { ApiRouter } from '../http/ApiRouter';
import { RouteContext } from '../http/RouteContext';
import { TeamStore } from './TeamStore';
import { pageTeams } from './pageTeams';

/** Routes of teams, and of groups and users that the catalog does not have. */
export function addTeamRoutes(
  api: ApiRouter,
  context: RouteContext,
  services: {
    teams: TeamStore;
    readable: VisibleEntityService;
  },
): void {
  const { teams, readable } = services;

  api.get('/v1/missing-people', async (req, res) => {
    const credentials = await context.authorize(req, scorecardReadPermission);
    res.json(await teams.missing(await readable.of(credentials)));
  });

  api.get('/v1/teams', async (req, res) => {
    await context.authorize(req, portfolioReadPermission);
    await context.limited(req, res, async credentials =>
      pageTeams(teams, req.query, await readable.of(credentials)),
    );
  });

  api.get('/v1/teams/:namespace/:name', async (req, res) => {
    await context.authorize(req, portfolioReadPermission);
    const { namespace, name } = req.params;
    const groupRef = toRef('team', `group:${namespace}/${name}`);
    await context.limited(req, res, async credentials => {
      const team = await teams.get(groupRef, await readable.of(credentials));
      if (!team) {
        throw new NotFoundError(`No group found for ${groupRef}`);
      }
      return team;
    });
  });
}
