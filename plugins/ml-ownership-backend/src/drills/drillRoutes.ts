import { ApiRouter } from '../http/ApiRouter';
import { RouteContext, toAudit } from '../http/RouteContext';
import { AuthorizedDrills } from './AuthorizedDrills';

/** Routes of drills. */
export function addDrillRoutes(
  api: ApiRouter,
  context: RouteContext,
  drills: AuthorizedDrills,
): void {
  const read = drills.get.bind(drills);

  api.get('/v1/drills', async (req, res) => {
    const credentials = await context.credentialsOf(req);
    res.json(await drills.page(req.query, credentials));
  });

  api.post('/v1/drills', async (req, res) => {
    const { entityRef, performingTeam } = req.body;
    const drill = await context.audited(
      req,
      { eventId: 'drill-plan', meta: { entityRef, performingTeam } },
      async () => drills.plan(req.body, await context.credentialsOf(req)),
      result => ({ after: toAudit(result) }),
    );
    res.status(201).json(drill);
  });

  api.get('/v1/drills/suggestions', async (req, res) => {
    await context.limited(req, res, credentials =>
      drills.suggest(
        req.query as typeof req.query & { entityRef: string },
        credentials,
      ),
    );
  });

  api.get('/v1/drills/due', async (req, res) => {
    await context.limited(req, res, credentials =>
      drills.due(req.query, credentials),
    );
  });

  api.get('/v1/drills/:id', async (req, res) => {
    const credentials = await context.credentialsOf(req);
    res.json(await drills.get(req.params.id, credentials));
  });

  api.post('/v1/drills/:id/start', async (req, res) => {
    res.json(
      await context.changed(
        req,
        { eventId: 'drill-start' },
        read,
        (id, credentials) => drills.start(id, credentials),
      ),
    );
  });

  api.post('/v1/drills/:id/entries', async (req, res) => {
    res.json(
      await context.changed(
        req,
        { eventId: 'drill-entry-add' },
        read,
        (id, credentials) => drills.addEntry(id, req.body, credentials),
      ),
    );
  });

  api.post('/v1/drills/:id/finish', async (req, res) => {
    res.json(
      await context.changed(
        req,
        { eventId: 'drill-finish', isResult: true },
        read,
        (id, credentials) => drills.finish(id, req.body, credentials),
      ),
    );
  });

  api.post('/v1/drills/:id/cancel', async (req, res) => {
    res.json(
      await context.changed(
        req,
        { eventId: 'drill-cancel' },
        read,
        (id, credentials) => drills.cancel(id, credentials),
      ),
    );
  });

  api.post('/v1/drills/:id/abandon', async (req, res) => {
    res.json(
      await context.changed(
        req,
        { eventId: 'drill-abandon' },
        read,
        (id, credentials) => drills.abandon(id, req.body.reason, credentials),
      ),
    );
  });

  api.post('/v1/drills/:id/correct', async (req, res) => {
    res.json(
      await context.changed(
        req,
        { eventId: 'drill-correct', isResult: true },
        read,
        (id, credentials) => drills.correct(id, req.body, credentials),
      ),
    );
  });
}
