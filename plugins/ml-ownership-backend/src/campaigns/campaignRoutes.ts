import { ApiRouter } from '../http/ApiRouter';
import { RouteContext, toAudit } from '../http/RouteContext';
import { AuthorizedCampaigns } from './AuthorizedCampaigns';

/** Routes of campaigns. */
export function addCampaignRoutes(
  api: ApiRouter,
  context: RouteContext,
  campaigns: AuthorizedCampaigns,
): void {
  const read = campaigns.get.bind(campaigns);

  api.get('/v1/campaigns', async (req, res) => {
    await context.limited(req, res, credentials =>
      campaigns.page(req.query, credentials),
    );
  });

  api.post('/v1/campaigns', async (req, res) => {
    const { title } = req.body;
    const campaign = await context.audited(
      req,
      { eventId: 'campaign-create', meta: { title } },
      async () => campaigns.create(req.body, await context.credentialsOf(req)),
      result => ({ after: toAudit(result) }),
    );
    res.status(201).json(campaign);
  });

  api.post('/v1/campaigns/preview', async (req, res) => {
    await context.limited(req, res, credentials =>
      campaigns.preview(req.body, credentials),
    );
  });

  api.get('/v1/campaigns/:id', async (req, res) => {
    await context.limited(req, res, credentials =>
      campaigns.get(req.params.id, credentials),
    );
  });

  api.get('/v1/campaigns/:id/entities', async (req, res) => {
    await context.limited(req, res, credentials =>
      campaigns.entities(req.params.id, req.query, credentials),
    );
  });

  api.put('/v1/campaigns/:id', async (req, res) => {
    res.json(
      await context.changed(
        req,
        { eventId: 'campaign-update' },
        read,
        (id, credentials) => campaigns.update(id, req.body, credentials),
      ),
    );
  });

  api.post('/v1/campaigns/:id/close', async (req, res) => {
    res.json(
      await context.changed(
        req,
        { eventId: 'campaign-close' },
        read,
        (id, credentials) => campaigns.close(id, credentials),
      ),
    );
  });

  api.post('/v1/campaigns/:id/reopen', async (req, res) => {
    res.json(
      await context.changed(
        req,
        { eventId: 'campaign-reopen' },
        read,
        (id, credentials) => campaigns.reopen(id, credentials),
      ),
    );
  });
}
