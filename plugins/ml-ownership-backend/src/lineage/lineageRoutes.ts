import { packLineage } from '@mlownership/backstage-plugin-ml-ownership-common';
import { ApiRouter } from '../http/ApiRouter';
import { MAX_AUDITED_REFS, RouteContext } from '../http/RouteContext';
import { CrossingsService } from './CrossingsService';
import { DifferencesService } from './DifferencesService';
import { ImpactNotificationService } from './ImpactNotificationService';
import { LineageService } from './LineageService';

/** Routes of lineage. */
export function addLineageRoutes(
  api: ApiRouter,
  context: RouteContext,
  services: {
    lineage: LineageService;
    crossings: CrossingsService;
    differences: DifferencesService;
    impactNotifications: ImpactNotificationService;
  },
): void {
  const { lineage, crossings, differences, impactNotifications } = services;

  api.get('/v1/lineage', async (req, res) => {
    await context.limited(req, res, async credentials => {
      const slice = await lineage.slice(req.query, credentials);
      return req.query.packed ? packLineage(slice) : slice;
    });
  });

  api.get('/v1/lineage/entities', async (req, res) => {
    await context.limited(req, res, credentials =>
      lineage.entities(req.query, credentials),
    );
  });

  api.get('/v1/lineage/path', async (req, res) => {
    await context.limited(req, res, credentials =>
      lineage.path(
        req.query as typeof req.query & { from: string },
        credentials,
      ),
    );
  });

  api.get('/v1/lineage/impact', async (req, res) => {
    await context.limited(req, res, credentials =>
      lineage.impact(req.query, credentials),
    );
  });

  api.post('/v1/lineage/impact/notify', async (req, res) => {
    const { root, teams: asked } = req.body;
    res.json(
      await context.audited(
        req,
        {
          eventId: 'impact-notify',
          meta: { root, asked: asked?.slice(0, MAX_AUDITED_REFS) ?? 'all' },
        },
        async () =>
          impactNotifications.notify(
            req.body,
            await context.credentialsOf(req),
          ),
        ({ notified }) => ({ notified: notified.slice(0, MAX_AUDITED_REFS) }),
      ),
    );
  });

  api.get('/v1/lineage/crossings', async (req, res) => {
    await context.limited(req, res, credentials =>
      crossings.page(req.query, credentials),
    );
  });

  api.get('/v1/lineage/differences', async (req, res) => {
    await context.limited(req, res, credentials =>
      differences.page(req.query, credentials),
    );
  });
}
