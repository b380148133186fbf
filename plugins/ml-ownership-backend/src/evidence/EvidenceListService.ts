import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  EvidenceRecord,
  EvidenceRecordsPage,
  GetScorecardEvidence,
  renderMentions,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { z } from 'zod';
import { EntityAccess } from '../access/EntityAccess';
import { VisibleEntityService } from '../catalog/ReadableEntities';
import { encodeCursor, resume, rowId } from '../database/cursor';
import { EvidenceRow } from './EvidenceRow';
import { EvidenceStore } from './EvidenceStore';

const DEFAULT_LIMIT = 20;

const cursor = z.object({
  filter: z.object({ criterion: z.string().max(200).optional() }),
  after: z.object({ observedAt: z.string().max(40), id: rowId }),
});

/**
 * The evidence of an entity as it was received, filtered for the caller.
 */
export class EvidenceListService {
  constructor(
    private readonly options: {
      access: EntityAccess;
      readable: VisibleEntityService;
      store: EvidenceStore;
    },
  ) {}

  /** @throws NotAllowedError, NotFoundError, InputError */
  async page(
    entityRef: string,
    query: GetScorecardEvidence['query'],
    credentials: BackstageCredentials,
  ): Promise<EvidenceRecordsPage> {
    const { access, readable, store } = this.options;
    const entity = await access.readEntity(entityRef, credentials);
    const { filter, after } = resume(query.cursor, cursor, () => ({
      criterion: query.criterion
        ? access.findCriterion(query.criterion, entity).id
        : undefined,
    }));
    const limit = query.limit ?? DEFAULT_LIMIT;
    const rows = await store.page({
      entityRef: entity.ref,
      criterion: filter.criterion,
      limit: limit + 1,
      after,
    });
    const visible = await readable.of(credentials);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map(row =>
        toRecord(row, text => renderMentions(text, ref => visible.has(ref))),
      ),
      pageInfo: {
        nextCursor:
          last && rows.length > limit
            ? encodeCursor({
                filter,
                after: { observedAt: last.observed_at, id: last.id },
              })
            : undefined,
      },
    };
  }
}

function toRecord(
  row: EvidenceRow,
  render: (text: string) => string,
): EvidenceRecord {
  return {
    id: String(row.id),
    criterion: row.criterion,
    source: row.source,
    outcome: row.outcome,
    detail: render(row.detail),
    url: row.url ?? undefined,
    observedAt: row.observed_at,
    expiresAt: row.expires_at ?? undefined,
    subjectVersion: row.subject_version ?? undefined,
    reportedBy: row.reported_by,
    receivedAt: row.received_at,
    isLatest: Boolean(row.is_latest),
  };
}
