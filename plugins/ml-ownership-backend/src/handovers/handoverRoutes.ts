import { ApiRouter } from '../http/ApiRouter';
import { RouteContext, toAudit } from '../http/RouteContext';
import { AuthorizedHandovers } from './AuthorizedHandovers';

/** Routes of handovers. */
export function addHandoverRoutes(
  api: ApiRouter,
  context: RouteContext,
  handovers: AuthorizedHandovers,
): void {
  const read = handovers.get.bind(handovers);

  api.get('/v1/handovers', async (req, res) => {
    const credentials = await context.credentialsOf(req);
    res.json(await handovers.page(req.query, credentials));
  });

  api.post('/v1/handovers', async (req, res) => {
    const { entityRef, toTeam } = req.body;
    const handover = await context.audited(
      req,
      { eventId: 'handover-propose', meta: { entityRef, toTeam } },
      async () => handovers.propose(req.body, await context.credentialsOf(req)),
      result => ({ after: toAudit(result) }),
    );
    res.status(201).json(handover);
  });

  api.get('/v1/handovers/:id', async (req, res) => {
    const credentials = await context.credentialsOf(req);
    res.json(await handovers.get(req.params.id, credentials));
  });

  api.post('/v1/handovers/:id/start-shadowing', async (req, res) => {
    res.json(
      await context.changed(
        req,
        { eventId: 'handover-start-shadowing' },
        read,
        (id, credentials) => handovers.startShadowing(id, credentials),
      ),
    );
  });

  api.post('/v1/handovers/:id/entries', async (req, res) => {
    res.json(
      await context.changed(
        req,
        { eventId: 'handover-entry-add' },
        read,
        (id, credentials) => handovers.addEntry(id, req.body, credentials),
      ),
    );
  });

  api.post('/v1/handovers/:id/accept', async (req, res) => {
    res.json(
      await context.changed(
        req,
        { eventId: 'handover-accept', isResult: true },
        read,
        (id, credentials) => handovers.accept(id, req.body, credentials),
      ),
    );
  });

  api.post('/v1/handovers/:id/decline', async (req, res) => {
    res.json(
      await context.changed(
        req,
        { eventId: 'handover-decline' },
        read,
        (id, credentials) =>
          handovers.decline(id, req.body.reason, credentials),
      ),
    );
  });

  api.post('/v1/handovers/:id/withdraw', async (req, res) => {
    res.json(
      await context.changed(
        req,
        { eventId: 'handover-withdraw' },
        read,
        (id, credentials) => handovers.withdraw(id, credentials),
      ),
    );
  });
}
