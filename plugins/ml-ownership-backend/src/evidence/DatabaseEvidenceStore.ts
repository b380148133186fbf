import { Knex } from 'knex';
import { addSeenAuthors } from '../authors/addSeenAuthors';
import { MOST_PARAMETERS, MOST_ROWS, slicesOf } from '../database/batches';
import { hashOf } from '../evaluation/hashOf';
import { InputStore } from '../inputs/InputStore';
import { CLOCK_SKEW } from '../time/parseInstant';
import { EvidenceRow } from './EvidenceRow';
import { EvidenceStore, NewEvidence, StoredEvidence } from './EvidenceStore';

type NewRow = Omit<EvidenceRow, 'id' | 'revision'>;

/**
 * The {@link EvidenceStore} on SQLite and PostgreSQL.
 */
export class DatabaseEvidenceStore implements EvidenceStore {
  constructor(
    private readonly client: Knex,
    private readonly inputs: InputStore,
  ) {}

  async add(
    items: readonly NewEvidence[],
    receivedAt: string,
  ): Promise<{ entityRefs: string[]; stored: number }> {
    if (items.length === 0) {
      return { entityRefs: [], stored: 0 };
    }
    return this.client.transaction(async tx => {
      await this.inputs.lock(tx);
      const built = await this.addAuthors(tx, items);
      const { entityRefs, stored } = await this.insert(tx, items, receivedAt);
      return { entityRefs: [...new Set([...built, ...entityRefs])], stored };
    });
  }

  async renew(
    items: readonly NewEvidence[],
    receivedAt: string,
    renewAfter: string,
  ): Promise<{ entityRefs: string[]; stored: number }> {
    if (items.length === 0) {
      return { entityRefs: [], stored: 0 };
    }
    return this.client.transaction(async tx => {
      await this.inputs.lock(tx);
      const built = await this.addAuthors(tx, items);
      const newest = await this.readNewest(tx, items);
      const spoken = new Map(newest.map(row => [sayingOf(row), row]));
      const fresh: NewEvidence[] = [];
      const renewed: { id: number; row: NewRow }[] = [];
      for (const item of items) {
        const row = toRow(item, receivedAt);
        const before = spoken.get(sayingOf(row));
        if (!before) {
          fresh.push(item);
        } else if (isWorthRenewing(before, row, renewAfter)) {
          renewed.push({ id: before.id, row });
        }
      }
      if (renewed.length > 0) {
        const revision = await this.inputs.nextRevision(tx);
        for (const { id, row } of renewed) {
          await tx('evidence').where({ id }).update({
            digest: row.digest,
            observed_at: row.observed_at,
            expires_at: row.expires_at,
            revision,
          });
        }
      }
      const added = await this.insert(tx, fresh, receivedAt);
      return {
        entityRefs: [
          ...new Set([
            ...built,
            ...added.entityRefs,
            ...renewed.map(({ row }) => row.entity_ref),
          ]),
        ],
        stored: added.stored,
      };
    });
  }

  async page(query: {
    entityRef: string;
    criterion?: string;
    limit: number;
    after?: { observedAt: string; id: number };
  }): Promise<StoredEvidence[]> {
    const rows: EvidenceRow[] = await this.client('evidence')
      .where({ entity_ref: query.entityRef })
      .modify(builder => {
        if (query.criterion) {
          builder.where({ criterion: query.criterion });
        }
        if (query.after) {
          const { observedAt, id } = query.after;
          builder.where(inner =>
            inner
              .where('observed_at', '<', observedAt)
              .orWhere(same =>
                same.where('observed_at', observedAt).where('id', '<', id),
              ),
          );
        }
      })
      .orderBy([
        { column: 'observed_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(query.limit);
    return rows.map(row => ({
      id: row.id,
      entityRef: row.entity_ref,
      criterion: row.criterion,
      source: row.source,
      writer: row.writer,
      outcome: row.outcome,
      observedAt: row.observed_at,
      expiresAt: row.expires_at ?? undefined,
      subjectVersion: row.subject_version ?? undefined,
      declaration: row.declaration ?? undefined,
      url: row.url ?? undefined,
      detail: row.detail,
      receivedAt: row.received_at,
      isNewest: Boolean(row.is_newest),
    }));
  }

  private async insert(
    tx: Knex.Transaction,
    items: readonly NewEvidence[],
    receivedAt: string,
  ): Promise<{ entityRefs: string[]; stored: number }> {
    const rows = [
      ...new Map(
        items.map(item => {
          const row = toRow(item, receivedAt);
          return [row.digest, row];
        }),
      ).values(),
    ];
    const known = new Set(await this.readKnown(tx, rows));
    const unknown = rows.filter(({ digest }) => !known.has(digest));
    if (unknown.length === 0) {
      return { entityRefs: [], stored: 0 };
    }
    // Only now: what was said before must not look like news.
    const revision = await this.inputs.nextRevision(tx);
    const newest = await this.readNewest(tx, unknown);
    const looks = new Map(newest.map(row => [lookOf(row), row]));
    const fresh = unknown.map(row => {
      // The same look told in other words is still about what was declared when it was told first.
      const told = looks.get(lookOf(row));
      return told ? { ...row, declaration: told.declaration } : row;
    });
    const latest = new Map<string, string>();
    for (const row of [...newest, ...fresh]) {
      const stream = streamOf(row);
      const at = latest.get(stream);
      if (!isFromTheFuture(row, receivedAt) && (!at || at < row.observed_at)) {
        latest.set(stream, row.observed_at);
      }
    }
    const isNewest = (row: NewRow) =>
      row.observed_at === latest.get(streamOf(row));
    const followed = newest.filter(row => !isNewest(row)).map(({ id }) => id);
    for (const slice of slicesOf(followed, MOST_PARAMETERS)) {
      await tx('evidence').whereIn('id', slice).update({ is_newest: false });
    }
    for (const slice of slicesOf(fresh, MOST_ROWS)) {
      await tx('evidence').insert(
        slice.map(row => ({ ...row, revision, is_newest: isNewest(row) })),
      );
    }
    return {
      entityRefs: [...new Set(fresh.map(({ entity_ref: ref }) => ref))],
      stored: fresh.length,
    };
  }

  private addAuthors(
    tx: Knex.Transaction,
    items: readonly NewEvidence[],
  ): Promise<string[]> {
    return addSeenAuthors(
      tx,
      this.inputs,
      items.flatMap(({ entityRef, writer, authors }) =>
        (authors ?? []).map(person => ({ entityRef, person, source: writer })),
      ),
    );
  }

  private async readKnown(
    tx: Knex.Transaction,
    rows: readonly NewRow[],
  ): Promise<string[]> {
    const known: string[] = [];
    for (const slice of slicesOf(rows, MOST_PARAMETERS)) {
      known.push(
        ...(await tx('evidence')
          .whereIn(
            'digest',
            slice.map(({ digest }) => digest),
          )
          .pluck('digest')),
      );
    }
    return known;
  }

  /** The newest words about the entities of some items. */
  private async readNewest(
    tx: Knex.Transaction,
    items: readonly (NewEvidence | NewRow)[],
  ): Promise<EvidenceRow[]> {
    const refs = [
      ...new Set(
        items.map(item =>
          'entityRef' in item ? item.entityRef : item.entity_ref,
        ),
      ),
    ];
    const rows: EvidenceRow[] = [];
    for (const slice of slicesOf(refs, MOST_PARAMETERS)) {
      rows.push(
        ...(await tx('evidence')
          .whereIn('entity_ref', slice)
          .where({ is_newest: true })),
      );
    }
    return rows;
  }
}

function toRow(item: NewEvidence, receivedAt: string): NewRow {
  const said = {
    entity_ref: item.entityRef,
    criterion: item.criterion,
    source: item.source,
    writer: item.writer,
    outcome: item.outcome,
    observed_at: item.observedAt,
    expires_at: item.expiresAt ?? null,
    subject_version: item.subjectVersion ?? null,
    url: item.url ?? null,
    detail: item.detail,
  };
  return {
    ...said,
    declaration: item.declaration ?? null,
    // An old item that is sent again must not speak for what was declared since.
    digest: hashOf(said),
    received_at: receivedAt,
    is_newest: true,
  };
}

/**
 * Whether a later look that says the same has to be written down: the look before is old, or ends later than this one, or has
 * used up half of the time that it had.
 */
function isWorthRenewing(
  before: NewRow,
  row: NewRow,
  renewAfter: string,
): boolean {
  if (isFromTheFuture(before, row.received_at)) {
    return true;
  }
  if (row.observed_at <= before.observed_at) {
    return false;
  }
  const endOf = ({ expires_at: end }: NewRow) =>
    end === null ? Infinity : Date.parse(end);
  const start = Date.parse(before.observed_at);
  const halfTime = (start + endOf(before)) / 2;
  return (
    before.observed_at < renewAfter ||
    endOf(row) < endOf(before) ||
    Date.parse(row.observed_at) >= halfTime
  );
}

/** Whether a wrong clock has timed a row, which must not silence what is said by the right one. */
function isFromTheFuture(row: NewRow, now: string): boolean {
  return Date.parse(row.observed_at) > Date.parse(now) + CLOCK_SKEW;
}

/** Whose word it is, on what. */
function streamOf(row: NewRow): string {
  return JSON.stringify([
    row.entity_ref,
    row.criterion,
    row.source,
    row.writer,
  ]);
}

/** Whose look it is, at what, and when. */
function lookOf(row: NewRow): string {
  return JSON.stringify([streamOf(row), row.observed_at]);
}

/** What is said, whenever it is said. */
function sayingOf(row: NewRow): string {
  return JSON.stringify([
    streamOf(row),
    row.outcome,
    row.subject_version,
    row.declaration,
    row.url,
    row.detail,
  ]);
}
