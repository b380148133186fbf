import { ApiRouter } from '../http/ApiRouter';
import { RouteContext } from '../http/RouteContext';
import { CollectorHealthService } from './CollectorHealthService';

/** Routes of the collectors. */
export function addCollectorRoutes(
  api: ApiRouter,
  context: RouteContext,
  collectors: CollectorHealthService,
): void {
  api.get('/v1/collectors', async (req, res) => {
    res.json(await collectors.list(await context.credentialsOf(req)));
  });

  api.get('/v1/collectors/:collector/gaps', async (req, res) => {
    res.json(
      await collectors.gaps(
        req.params.collector,
        req.query,
        await context.credentialsOf(req),
      ),
    );
  });
}
