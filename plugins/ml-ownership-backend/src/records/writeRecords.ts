import {
  EntityFacts,
  isMlEntityFacts,
  MlEntityFacts,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { MAX_PARAMETERS, slicesOf, upsertBatches } from '../database/batches';
import { writePredecessors } from './writePredecessors';

/**
 * A row of the table `entity_records`.
 */
export interface EntityRecordRow {
  entity_ref: string;
  kind: string;
  owner: string | null;
  location: string | null;
  uid: string | null;
  first_seen_at: string;
  removed_at: string | null;
  renewed_at: string | null;
  revision: number;
}

/**
 * Records which Models, Datasets and Pipelines are in the catalog, which have left it, and whether a returning one is
 * the same entity. It is the same if it returns with the same owner and from the same source; otherwise the name
 * refers to a new entity.
 *
 * @param changes - the facts that are written in the same transaction
 * @param revision - of the inputs
 */
export async function writeRecords(
  tx: Knex.Transaction,
  changes: { written: readonly EntityFacts[]; removed: readonly string[] },
  revision: number,
  now: string,
): Promise<void> {
  const written = changes.written.filter(isMlEntityFacts);
  const known = await readRecords(tx, [
    ...written.map(({ ref }) => ref),
    ...changes.removed,
  ]);
  const { rows, renewed, ...outcome } = compareRecords(
    { written, removed: changes.removed },
    known,
    { now, revision },
  );
  const latest = await readLatest(tx, renewed, now);
  for (const row of rows) {
    const last = latest.get(row.entity_ref);
    if (last) {
      row.renewed_at = new Date(Date.parse(last) + 1).toISOString();
    }
  }
  await upsertBatches(tx, 'entity_records', 'entity_ref', rows);
  await endExemptions(tx, renewed, now, revision);
  await writePredecessors(tx, { written, ...outcome }, now, revision);
}

/** The rows to write, and what they mean: added, removed, restored, or renewed, which is another one of the same name. */
function compareRecords(
  changes: {
    written: readonly MlEntityFacts[];
    removed: readonly string[];
  },
  known: ReadonlyMap<string, EntityRecordRow>,
  { now, revision }: { now: string; revision: number },
) {
  const rows: EntityRecordRow[] = [];
  const added: EntityRecordRow[] = [];
  const removed: EntityRecordRow[] = [];
  const restored: string[] = [];
  const renewed: string[] = [];
  for (const { ref, kind, owner, ml } of changes.written) {
    const before = known.get(ref);
    const after: EntityRecordRow = {
      entity_ref: ref,
      kind,
      owner: owner ?? null,
      location: ml.location ?? null,
      uid: ml.uid ?? null,
      first_seen_at: before?.first_seen_at ?? now,
      removed_at: null,
      renewed_at: before?.renewed_at ?? null,
      revision,
    };
    if (!before) {
      added.push(after);
    } else if (hasBeenGone(before, after)) {
      if (isWhatItWas(before, after)) {
        restored.push(ref);
      } else {
        after.renewed_at = now;
        renewed.push(ref);
      }
    }
    if (!before || !isSame(before, after)) {
      rows.push(after);
    }
  }
  for (const ref of changes.removed) {
    const before = known.get(ref);
    if (before && before.removed_at === null) {
      const after = { ...before, removed_at: now, revision };
      removed.push(after);
      rows.push(after);
    }
  }
  return { rows, added, removed, restored, renewed };
}

async function readRecords(
  tx: Knex.Transaction,
  refs: readonly string[],
): Promise<Map<string, EntityRecordRow>> {
  const known = new Map<string, EntityRecordRow>();
  for (const slice of slicesOf(refs, MAX_PARAMETERS)) {
    const rows: EntityRecordRow[] = await tx('entity_records').whereIn(
      'entity_ref',
      slice,
    );
    rows.forEach(row => known.set(row.entity_ref, row));
  }
  return known;
}

/**
 * The latest timestamps stored for the given entities that a wrong clock has set in the future: the entities returned
 * after them.
 *
 * @param now - ISO 8601 instant
 */
async function readLatest(
  tx: Knex.Transaction,
  refs: readonly string[],
  now: string,
): Promise<Map<string, string>> {
  const latest = new Map<string, string>();
  for (const slice of slicesOf(refs, MAX_PARAMETERS / 2)) {
    for (const [table, column] of [
      ['evidence', 'observed_at'],
      ['drills', 'ended_at'],
    ]) {
      const rows: { entity_ref: string; last: string }[] = await tx(table)
        .select('entity_ref')
        .max({ last: column })
        .whereIn('entity_ref', slice)
        .where(column, '>=', now)
        .groupBy('entity_ref');
      for (const { entity_ref: ref, last } of rows) {
        if (last > (latest.get(ref) ?? '')) {
          latest.set(ref, last);
        }
      }
    }
  }
  return latest;
}

/** The catalog assigns a new uid when an entity is deleted and added again, however quickly. */
function hasBeenGone(before: EntityRecordRow, after: EntityRecordRow): boolean {
  return (
    before.removed_at !== null ||
    (before.uid !== null && after.uid !== null && before.uid !== after.uid)
  );
}

function isWhatItWas(before: EntityRecordRow, after: EntityRecordRow): boolean {
  return (
    before.owner !== null &&
    before.owner === after.owner &&
    before.location !== null &&
    before.location === after.location
  );
}

function isSame(before: EntityRecordRow, after: EntityRecordRow): boolean {
  return (
    ['owner', 'location', 'uid', 'removed_at', 'renewed_at'] as const
  ).every(column => before[column] === after[column]);
}

/** Ends exemptions: they were approved for the previous entity. */
async function endExemptions(
  tx: Knex.Transaction,
  entityRefs: readonly string[],
  now: string,
  revision: number,
): Promise<void> {
  for (const slice of slicesOf(entityRefs, MAX_PARAMETERS)) {
    await tx('exemptions')
      .whereIn('entity_ref', slice)
      .where({ state: 'approved' })
      .where('expires_at', '>', now)
      .update({ expires_at: now, revision });
    await tx('exemptions')
      .whereIn('entity_ref', slice)
      .where({ state: 'requested' })
      .update({ state: 'withdrawn', decided_at: now, revision });
  }
}
