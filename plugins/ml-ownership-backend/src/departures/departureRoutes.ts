import { ApiRouter } from '../http/ApiRouter';
import { RouteContext } from '../http/RouteContext';
import { unlessLeft } from '../limits/unlessLeft';
import { DepartureService } from './DepartureService';

/** Routes of departures. */
export function addDepartureRoutes(
  api: ApiRouter,
  context: RouteContext,
  departures: DepartureService,
): void {
  api.get('/v1/departures', async (req, res) => {
    const credentials = await context.credentialsOf(req);
    await unlessLeft(res, async signal => {
      res.json(
        await context.limit(credentials, signal, () =>
          departures.list(req.query, credentials, signal),
        ),
      );
    });
  });
}
