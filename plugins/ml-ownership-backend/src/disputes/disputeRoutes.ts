import { ApiRouter } from '../http/ApiRouter';
import { RouteContext } from '../http/RouteContext';
import { AuthorizedDisputes } from './AuthorizedDisputes';

/** Routes of disputes. */
export function addDisputeRoutes(
  api: ApiRouter,
  context: RouteContext,
  disputes: AuthorizedDisputes,
): void {
  api.get('/v1/disputes', async (req, res) => {
    const credentials = await context.credentialsOf(req);
    res.json(await disputes.page(req.query, credentials));
  });

  api.post('/v1/disputes', async (req, res) => {
    const { entityRef, criterion } = req.body;
    const dispute = await context.audited(
      req,
      { eventId: 'dispute-open', meta: { entityRef, criterion } },
      async () => disputes.open(req.body, await context.credentialsOf(req)),
      result => ({ after: { ...result } }),
    );
    res.status(201).json(dispute);
  });

  api.post('/v1/disputes/:id/resolve', async (req, res) => {
    const { id } = req.params;
    res.json(
      await context.audited(
        req,
        { eventId: 'dispute-resolve', meta: { id } },
        async () =>
          disputes.resolve(
            id,
            req.body.comment,
            await context.credentialsOf(req),
          ),
        result => ({ after: { ...result } }),
      ),
    );
  });
}
