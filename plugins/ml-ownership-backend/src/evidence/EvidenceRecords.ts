import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  EvidenceRecord,
  EvidenceRecordsPage,
  GetScorecardEvidence,
  renderMentions,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { z } from 'zod';
import { EntityAccess } from '../access/EntityAccess';
import { ReadableEntities } from '../catalog/ReadableEntities';
import { encodeCursor, resume, rowId } from '../database/cursor';
import { EvidenceStore, StoredEvidence } from './EvidenceStore';

const DEFAULT_LIMIT = 20;

const cursor = z.object({
  filter: z.object({ criterion: z.string().max(200).optional() }),
  after: z.object({ observedAt: z.string().max(40), id: rowId }),
});

/**
 * The evidence of an entity as it was received, as a caller may see it.
 */
export class EvidenceRecords {
  constructor(
    private readonly options: {
      access: EntityAccess;
      readable: ReadableEntities;
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
                after: { observedAt: last.observedAt, id: last.id },
              })
            : undefined,
      },
    };
  }
}

function toRecord(
  row: StoredEvidence,
  render: (text: string) => string,
): EvidenceRecord {
  return {
    id: String(row.id),
    criterion: row.criterion,
    source: row.source,
    outcome: row.outcome,
    detail: render(row.detail),
    url: row.url,
    observedAt: row.observedAt,
    expiresAt: row.expiresAt,
    subjectVersion: row.subjectVersion,
    writer: row.writer,
    receivedAt: row.receivedAt,
    isNewest: row.isNewest,
  };
}
