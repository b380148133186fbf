import { Knex } from 'knex';
import { readDrillRuns } from '../authors/readDrillRuns';
import { recordObservedAuthors } from '../authors/recordObservedAuthors';
import { readBeginnings } from './readBeginnings';
import { MAX_PARAMETERS, MAX_ROWS, slicesOf } from '../database/batches';
import { hashOf } from '../evaluation/hashFacts';
import { InputStore } from '../evaluation/inputs/InputStore';
import { EvidenceRow, NewRow } from './EvidenceRow';
import { EvidenceStore, NewEvidence } from './EvidenceStore';
import { isFromTheFuture, markNewest, reporterKey } from './markNewest';
import { noteFirstSeen } from './versionsSeen';

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
      const built = await this.addAuthors(tx, items, receivedAt);
      const { entityRefs, stored } = await this.insert(tx, items, {
        receivedAt,
        live: false,
      });
      return { entityRefs: [...new Set([...built, ...entityRefs])], stored };
    });
  }

  async renew(
    items: readonly NewEvidence[],
    receivedAt: string,
    renewalCutoff: string,
  ): Promise<{ entityRefs: string[]; stored: number }> {
    if (items.length === 0) {
      return { entityRefs: [], stored: 0 };
    }
    return this.client.transaction(async tx => {
      await this.inputs.lock(tx);
      const built = await this.addAuthors(tx, items, receivedAt);
      const newest = await this.readNewest(tx, items);
      const spoken = new Map(newest.map(row => [sayingOf(row), row]));
      const fresh: NewEvidence[] = [];
      const renewed: { id: number; row: NewRow }[] = [];
      for (const item of items) {
        const row = toRow(item, receivedAt);
        const before = spoken.get(sayingOf(row));
        if (!before) {
          fresh.push(item);
        } else if (isWorthRenewing(before, row, renewalCutoff)) {
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
      const added = await this.insert(tx, fresh, { receivedAt, live: true });
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
  }): Promise<EvidenceRow[]> {
    return this.client('evidence')
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
  }

  /** @param how - `live` if the items were observed just now, so that rows dated ahead by a wrong clock precede them */
  private async insert(
    tx: Knex.Transaction,
    items: readonly NewEvidence[],
    how: { receivedAt: string; live: boolean },
  ): Promise<{ entityRefs: string[]; stored: number }> {
    const rows = [
      ...new Map(
        items.map(item => {
          const row = toRow(item, how.receivedAt);
          return [row.digest, row];
        }),
      ).values(),
    ];
    const known = new Set(await this.readKnown(tx, rows));
    const unknown = rows.filter(({ digest }) => !known.has(digest));
    if (unknown.length === 0) {
      return { entityRefs: [], stored: 0 };
    }
    // Only now, so that known evidence does not advance the revision.
    const revision = await this.inputs.nextRevision(tx);
    const newest = await this.readNewest(tx, unknown);
    const looks = new Map(newest.map(row => [observationKey(row), row]));
    const fresh = unknown.map(row => {
      // A re-report of the same observation keeps the declaration recorded with the first report.
      const told = looks.get(observationKey(row));
      return told ? { ...row, declaration: told.declaration } : row;
    });
    await noteFirstSeen(tx, fresh);
    const stored = await this.withHistory(tx, newest, fresh);
    const appeared = new Map(stored.map(row => [row, row.first_seen_at]));
    const flags = markNewest(stored, fresh, how);
    for (const row of stored) {
      if (row.first_seen_at !== appeared.get(row)) {
        await tx('evidence')
          .where({ id: row.id })
          .update({ first_seen_at: row.first_seen_at });
      }
    }
    for (const isLatest of [true, false]) {
      const ids = stored.flatMap(row =>
        Boolean(row.is_latest) !== isLatest && flags.get(row) === isLatest
          ? row.id
          : [],
      );
      for (const slice of slicesOf(ids, MAX_PARAMETERS)) {
        await tx('evidence')
          .whereIn('id', slice)
          .update({ is_latest: isLatest });
      }
    }
    for (const slice of slicesOf(fresh, MAX_ROWS)) {
      await tx('evidence').insert(
        slice.map(row => ({ ...row, revision, is_latest: flags.get(row) })),
      );
    }
    return {
      entityRefs: [...new Set(fresh.map(({ entity_ref: ref }) => ref))],
      stored: fresh.length,
    };
  }

  /**
   * Returns the stored rows of the same reporters and criteria as some new rows: only the newest ones, or all of them if
   * a new row has a version and is older than the newest, since other versions may lie between.
   */
  private async withHistory(
    tx: Knex.Transaction,
    newest: EvidenceRow[],
    fresh: readonly NewRow[],
  ): Promise<EvidenceRow[]> {
    const streams = new Set(fresh.map(reporterKey));
    const stored = newest.filter(row => streams.has(reporterKey(row)));
    const latest = new Map<string, string>();
    for (const row of stored) {
      const at = latest.get(reporterKey(row));
      if (!at || at < row.observed_at) {
        latest.set(reporterKey(row), row.observed_at);
      }
    }
    const late = fresh.filter(row => {
      const at = latest.get(reporterKey(row));
      return row.subject_version !== null && at && row.observed_at < at;
    });
    if (late.length === 0) {
      return stored;
    }
    const rows: EvidenceRow[] = [];
    const refs = [...new Set(late.map(row => row.entity_ref))];
    for (const slice of slicesOf(refs, MAX_PARAMETERS / 2)) {
      rows.push(
        ...(await tx('evidence')
          .whereIn('entity_ref', slice)
          .whereIn('criterion', [...new Set(late.map(row => row.criterion))])),
      );
    }
    const inFull = new Set(late.map(reporterKey));
    return [
      ...stored.filter(row => !inFull.has(reporterKey(row))),
      ...rows.filter(row => inFull.has(reporterKey(row))),
    ];
  }

  private async addAuthors(
    tx: Knex.Transaction,
    items: readonly NewEvidence[],
    receivedAt: string,
  ): Promise<string[]> {
    const built = items.filter(
      ({ authors, run }) => authors?.length || run?.actors.length,
    );
    const began = await readBeginnings(tx, built);
    const isInDrill = await readDrillRuns(tx, built);
    return recordObservedAuthors(
      tx,
      this.inputs,
      built.flatMap(item => {
        const { authors = [], entityRef, run } = item;
        const actors = (run?.actors ?? []).filter(
          person => !isInDrill(entityRef, person, run!),
        );
        return [...authors, ...actors].map(person => ({
          entityRef,
          person,
          source: item.reportedBy,
          workedAt: began(item),
        }));
      }),
      receivedAt,
    );
  }

  private async readKnown(
    tx: Knex.Transaction,
    rows: readonly NewRow[],
  ): Promise<string[]> {
    const known: string[] = [];
    for (const slice of slicesOf(rows, MAX_PARAMETERS)) {
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

  /** The newest evidence about the entities of some items. */
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
    for (const slice of slicesOf(refs, MAX_PARAMETERS)) {
      rows.push(
        ...(await tx('evidence')
          .whereIn('entity_ref', slice)
          .where({ is_latest: true })),
      );
    }
    return rows;
  }
}

function toRow(item: NewEvidence, receivedAt: string): NewRow {
  const content = {
    outcome: item.outcome,
    observed_at: item.observedAt,
    expires_at: item.expiresAt ?? null,
    subject_version: item.subjectVersion ?? null,
    url: item.url ?? null,
    detail: item.detail,
  };
  const subject = {
    entity_ref: item.entityRef,
    criterion: item.criterion,
    source: item.source,
  };
  return {
    ...subject,
    ...content,
    reported_by: item.reportedBy,
    // The clock of the reporter may be ahead; later reports must not sort before this one.
    observed_at: item.observedAt > receivedAt ? receivedAt : item.observedAt,
    first_seen_at: null,
    declaration: item.declaration ?? null,
    // The declaration is not part of the digest: an old item that is sent again must not count for a later declaration.
    // Stored digests depend on the order and the names of these fields.
    digest: hashOf({ ...subject, writer: item.reportedBy, ...content }),
    received_at: receivedAt,
    is_latest: true,
  };
}

/**
 * Whether a later observation with the same content has to be stored: the stored one is dated ahead, is older than the
 * cutoff, expires later than the new one, or has passed half of its validity.
 */
function isWorthRenewing(
  before: NewRow,
  row: NewRow,
  renewalCutoff: string,
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
    before.observed_at < renewalCutoff ||
    endOf(row) < endOf(before) ||
    Date.parse(row.observed_at) >= halfTime
  );
}

/** Key of the reporter, the criterion and the time of an observation. */
function observationKey(row: NewRow): string {
  return JSON.stringify([reporterKey(row), row.observed_at]);
}

/** Key of the content of an observation, regardless of its time. */
function sayingOf(row: NewRow): string {
  return JSON.stringify([
    reporterKey(row),
    row.outcome,
    row.subject_version,
    row.declaration,
    row.url,
    row.detail,
  ]);
}
