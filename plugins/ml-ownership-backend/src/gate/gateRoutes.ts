import { ApiRouter } from '../http/ApiRouter';
import { RouteContext } from '../http/RouteContext';
import { parseScorecardRef } from '../scorecards/parseScorecardRef';
import { GateService } from './GateService';

/** Routes of gates. */
export function addGateRoutes(
  api: ApiRouter,
  context: RouteContext,
  gate: GateService,
): void {
  api.get('/v1/gate/:kind/:namespace/:name', async (req, res) => {
    const credentials = await context.credentialsOf(req);
    res.json(
      await gate.assess(parseScorecardRef(req.params), req.query, credentials),
    );
  });
}
