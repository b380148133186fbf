import { ApiRouter } from '../http/ApiRouter';
import { RouteContext } from '../http/RouteContext';
import { unlessLeft } from '../limits/unlessLeft';
import { WhatIfService } from './WhatIfService';

/** Routes of the what-if analysis. */
export function addWhatIfRoutes(
  api: ApiRouter,
  context: RouteContext,
  whatIf: WhatIfService,
): void {
  api.post('/v1/what-if', async (req, res) => {
    const credentials = await context.credentialsOf(req);
    await unlessLeft(res, async signal => {
      res.json(await whatIf.evaluate(req.body, credentials, signal));
    });
  });
}
