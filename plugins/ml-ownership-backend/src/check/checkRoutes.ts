import { ApiRouter } from '../http/ApiRouter';
import { RouteContext } from '../http/RouteContext';
import { unlessLeft } from '../limits/unlessLeft';
import { CheckService } from './CheckService';

/** Routes of the check of changed descriptions. */
export function addCheckRoutes(
  api: ApiRouter,
  context: RouteContext,
  check: CheckService,
): void {
  api.post('/v1/check', async (req, res) => {
    const credentials = await context.credentialsOf(req);
    await unlessLeft(res, async signal => {
      res.json(await check.evaluate(req.body, credentials, signal));
    });
  });
}
