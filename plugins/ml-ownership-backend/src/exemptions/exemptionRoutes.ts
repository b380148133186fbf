import { ApiRouter } from '../http/ApiRouter';
import { RouteContext } from '../http/RouteContext';
import { AuthorizedExemptions } from './AuthorizedExemptions';

/** Routes of exemptions. */
export function addExemptionRoutes(
  api: ApiRouter,
  context: RouteContext,
  exemptions: AuthorizedExemptions,
): void {
  api.get('/v1/exemptions', async (req, res) => {
    const credentials = await context.credentialsOf(req);
    res.json(await exemptions.page(req.query, credentials));
  });

  api.post('/v1/exemptions', async (req, res) => {
    const { entityRef, criterion } = req.body;
    const exemption = await context.audited(
      req,
      { eventId: 'exemption-request', meta: { entityRef, criterion } },
      async () =>
        exemptions.request(req.body, await context.credentialsOf(req)),
      result => ({ after: { ...result } }),
    );
    res.status(201).json(exemption);
  });

  api.delete('/v1/exemptions/:id', async (req, res) => {
    const { id } = req.params;
    res.json(
      await context.audited(
        req,
        { eventId: 'exemption-withdraw', meta: { id } },
        async () => exemptions.withdraw(id, await context.credentialsOf(req)),
        result => ({ after: { ...result } }),
      ),
    );
  });

  api.post('/v1/exemptions/:id/approve', async (req, res) => {
    const { id } = req.params;
    res.json(
      await context.audited(
        req,
        {
          eventId: 'exemption-approve',
          severityLevel: 'high',
          meta: { id },
        },
        async () => exemptions.approve(id, await context.credentialsOf(req)),
        result => ({ after: { ...result } }),
      ),
    );
  });

  api.post('/v1/exemptions/:id/reject', async (req, res) => {
    const { id } = req.params;
    res.json(
      await context.audited(
        req,
        { eventId: 'exemption-reject', meta: { id } },
        async () => exemptions.reject(id, await context.credentialsOf(req)),
        result => ({ after: { ...result } }),
      ),
    );
  });
}
