import { exportScorecards } from '../export/exportScorecards';
import { sendStream } from '../export/sendStream';
import { ApiRouter } from '../http/ApiRouter';
import { RouteContext } from '../http/RouteContext';
import { unlessLeft } from '../limits/unlessLeft';
import { AuthorizedScorecards } from './AuthorizedScorecards';
import { parseScorecardRef } from './parseScorecardRef';

/** Routes of scorecards. */
export function addScorecardRoutes(
  api: ApiRouter,
  context: RouteContext,
  scorecards: AuthorizedScorecards,
): void {
  api.get('/v1/scorecards', async (req, res) => {
    await context.limited(req, res, credentials =>
      scorecards.page(req.query, credentials),
    );
  });

  api.get('/v1/scorecards.csv', async (req, res) => {
    const credentials = await context.credentialsOf(req);
    await unlessLeft(res, async signal => {
      // Each part of the file is limited separately, so that a slow reader does not block others.
      const lines = await exportScorecards(
        {
          page: (query, caller) =>
            context.limit(caller, signal, () => scorecards.page(query, caller)),
        },
        req.query,
        credentials,
      );
      res.attachment('scorecards.csv');
      await sendStream(res, lines);
    });
  });

  api.get('/v1/scorecards/:kind/:namespace/:name', async (req, res) => {
    const credentials = await context.credentialsOf(req);
    res.json(await scorecards.get(parseScorecardRef(req.params), credentials));
  });

  api.post(
    '/v1/scorecards/:kind/:namespace/:name/evaluate',
    async (req, res) => {
      const { kind, namespace, name } = req.params;
      const scorecard = await context.audited(
        req,
        {
          eventId: 'scorecard-evaluate',
          meta: { entityRef: `${kind}:${namespace}/${name}` },
        },
        async () =>
          scorecards.evaluate(req.params, await context.credentialsOf(req)),
        ({ verdict }) => ({ verdict }),
      );
      res.json(scorecard);
    },
  );
}
