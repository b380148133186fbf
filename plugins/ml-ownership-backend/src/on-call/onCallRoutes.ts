import { ApiRouter } from '../http/ApiRouter';
import { RouteContext } from '../http/RouteContext';
import { parseScorecardRef } from '../scorecards/parseScorecardRef';
import { OnCallService } from './OnCallService';

/** Route of who is on call now. It is bounded in time, and not limited: users need it during an incident. */
export function addOnCallRoutes(
  api: ApiRouter,
  context: RouteContext,
  onCall: OnCallService,
): void {
  api.get('/v1/on-call/:kind/:namespace/:name', async (req, res) => {
    const credentials = await context.credentialsOf(req);
    res.json(await onCall.get(parseScorecardRef(req.params), credentials));
  });
}
