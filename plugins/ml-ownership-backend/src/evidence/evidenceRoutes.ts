import { ApiRouter } from '../http/ApiRouter';
import { MAX_AUDITED_REFS, RouteContext } from '../http/RouteContext';
import { parseScorecardRef } from '../scorecards/parseScorecardRef';
import { EvidenceIngestionService } from './EvidenceIngestionService';
import { EvidenceListService } from './EvidenceListService';

/** Routes that list and ingest evidence. */
export function addEvidenceRoutes(
  api: ApiRouter,
  context: RouteContext,
  services: {
    records: EvidenceListService;
    ingestion: EvidenceIngestionService;
  },
): void {
  const { records, ingestion } = services;

  api.get(
    '/v1/scorecards/:kind/:namespace/:name/evidence',
    async (req, res) => {
      const credentials = await context.credentialsOf(req);
      const entityRef = parseScorecardRef(req.params);
      res.json(await records.page(entityRef, req.query, credentials));
    },
  );

  api.post('/v1/evidence', async (req, res) => {
    const { entityRefs, ...answer } = await context.audited(
      req,
      { eventId: 'evidence-record', meta: {} },
      async () => ingestion.receive(req.body, await context.credentialsOf(req)),
      ({ accepted, stored, rejected, entityRefs: refs }) => ({
        accepted,
        stored,
        rejected: rejected.length,
        entityRefs: refs.slice(0, MAX_AUDITED_REFS),
      }),
    );
    res.json(answer);
  });
}
