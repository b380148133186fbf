import { EntityFacts } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { MAX_PARAMETERS, MAX_ROWS, slicesOf } from '../database/batches';
import type { EntityRecordRow } from './writeRecords';

const DAY = 86_400_000;

/**
 * In ms: an entity from the same source may be a renamed one if it appears within this time after the removal. Same
 * as the validity of a drill.
 */
const GONE_FOR = 180 * DAY;

/** In ms: how long before the removal the new entity may have been seen, as additions are read before removals. */
const SEEN_BEFORE = DAY;

interface PredecessorRow {
  entity_ref: string;
  predecessor: string;
  reason: 'location' | 'supersedes';
  since: string | null;
  revision: number;
}

/**
 * Records predecessors: an entity that declares that it supersedes a removed one, or the only new entity of a kind
 * from a source from which exactly one entity of that kind was removed. An entity that returns unchanged is no longer
 * a predecessor.
 *
 * @param changes - `written` are all facts, of which `added` are new; `removed` have left the catalog; `restored`
 * have returned unchanged
 * @param revision - of the inputs
 */
export async function writePredecessors(
  tx: Knex.Transaction,
  changes: {
    written: readonly EntityFacts[];
    added: readonly EntityRecordRow[];
    removed: readonly EntityRecordRow[];
    restored: readonly string[];
  },
  now: string,
  revision: number,
): Promise<void> {
  for (const slice of slicesOf(changes.restored, MAX_PARAMETERS)) {
    await tx('predecessors')
      .whereIn('predecessor', slice)
      .update({ since: null, revision });
  }
  await writeSuperseded(tx, changes.written, now, revision);
  const gone = changes.removed.map(row => row.entity_ref);
  for (const slice of slicesOf(gone, MAX_PARAMETERS)) {
    await tx('predecessors')
      .whereIn('predecessor', slice)
      .whereNull('since')
      .update({ since: now, revision });
  }
  const renamed = await findRenamed(
    tx,
    [...changes.added, ...changes.removed],
    now,
  );
  await insert(
    tx,
    renamed.map(({ entityRef, predecessor }) => ({
      entity_ref: entityRef,
      predecessor,
      reason: 'location',
      since: now,
      revision,
    })),
  );
}

/** Records which entities supersede which; it applies once the superseded one is removed. */
async function writeSuperseded(
  tx: Knex.Transaction,
  written: readonly EntityFacts[],
  now: string,
  revision: number,
): Promise<void> {
  const pairs = written.flatMap(({ ref, links }) =>
    links
      .filter(({ relation, from }) => relation === 'supersedes' && from === ref)
      .map(({ to }) => ({ entity_ref: ref, predecessor: to })),
  );
  const gone = new Set<string>();
  const refs = [...new Set(pairs.map(pair => pair.predecessor))];
  for (const slice of slicesOf(refs, MAX_PARAMETERS)) {
    const found: string[] = await tx('entity_records')
      .whereIn('entity_ref', slice)
      .whereNotNull('removed_at')
      .pluck('entity_ref');
    found.forEach(ref => gone.add(ref));
  }
  await insert(
    tx,
    pairs.map(pair => ({
      ...pair,
      reason: 'supersedes',
      since: gone.has(pair.predecessor) ? now : null,
      revision,
    })),
  );
}

interface ChangedEntities {
  gone: EntityRecordRow[];
  there: EntityRecordRow[];
}

/** Pairs of the only removed and the only new entity of a kind and source. */
async function findRenamed(
  tx: Knex.Transaction,
  changed: readonly EntityRecordRow[],
  now: string,
): Promise<{ entityRef: string; predecessor: string }[]> {
  const groups = await readChanged(tx, changed, now);
  const candidates = groups.filter(({ gone }) => gone.length > 0);
  const refs = candidates.flatMap(({ gone, there }) =>
    [...gone, ...there].map(row => row.entity_ref),
  );
  const placed = await readPlaced(tx, refs);
  return candidates.flatMap(group => {
    const renamed = findPair(group, placed);
    return renamed
      ? [
          {
            entityRef: renamed.successor.entity_ref,
            predecessor: renamed.predecessor.entity_ref,
          },
        ]
      : [];
  });
}

/** The entities of the same kind and source that were removed or added lately, in a group for each kind and source. */
async function readChanged(
  tx: Knex.Transaction,
  changed: readonly EntityRecordRow[],
  now: string,
): Promise<ChangedEntities[]> {
  const locations = [
    ...new Set(changed.flatMap(({ location }) => location ?? [])),
  ];
  const goneSince = new Date(Date.parse(now) - GONE_FOR).toISOString();
  const groups = new Map<string, ChangedEntities>();
  for (const slice of slicesOf(locations, MAX_PARAMETERS)) {
    const rows: EntityRecordRow[] = await tx('entity_records')
      .whereIn('location', slice)
      .where(either =>
        either
          .whereNull('removed_at')
          .where('first_seen_at', '>', goneSince)
          .orWhere('removed_at', '>', goneSince),
      );
    for (const row of rows) {
      const key = JSON.stringify([row.kind, row.location]);
      const group = groups.get(key) ?? { gone: [], there: [] };
      groups.set(key, group);
      group[row.removed_at === null ? 'there' : 'gone'].push(row);
    }
  }
  return [...groups.values()];
}

/** The only new entity of a group, with the removed one that it follows, if both are certain. */
function findPair(
  group: ChangedEntities,
  placed: PlacedEntities,
): { successor: EntityRecordRow; predecessor: EntityRecordRow } | undefined {
  const gone = group.gone.filter(row => !placed.followed.has(row.entity_ref));
  const mayFollow = (there: EntityRecordRow, earlier: EntityRecordRow) => {
    const delay = delayBetween(earlier, there);
    // An entity that declares `supersedes` may do so to hide a rename.
    const isElsewhere =
      placed.superseding.has(there.entity_ref) ||
      placed.superseded.has(earlier.entity_ref);
    return delay >= -SEEN_BEFORE && !(isElsewhere && delay > SEEN_BEFORE);
  };
  const fresh = group.there.filter(
    row =>
      !placed.following.has(row.entity_ref) &&
      gone.some(earlier => mayFollow(row, earlier)),
  );
  if (fresh.length !== 1) {
    return undefined;
  }
  const [successor] = fresh;
  const earlier = gone.filter(row => mayFollow(successor, row));
  // If several were removed, the one removed when the new entity appeared.
  const together = earlier.filter(
    row => delayBetween(row, successor) <= SEEN_BEFORE,
  );
  const [predecessor, ...others] = together.length > 0 ? together : earlier;
  return others.length === 0 ? { successor, predecessor } : undefined;
}

/** Time from a removal to the first sight of the new entity, in milliseconds. */
function delayBetween(gone: EntityRecordRow, there: EntityRecordRow): number {
  return Date.parse(there.first_seen_at) - Date.parse(gone.removed_at!);
}

type PlacedEntities = Record<
  'following' | 'followed' | 'superseding' | 'superseded',
  Set<string>
>;

/** The given entities that already have a predecessor or a successor, observed or declared. */
async function readPlaced(
  tx: Knex.Transaction,
  refs: readonly string[],
): Promise<PlacedEntities> {
  const placed = {
    following: new Set<string>(),
    followed: new Set<string>(),
    superseding: new Set<string>(),
    superseded: new Set<string>(),
  };
  for (const slice of slicesOf(refs, MAX_PARAMETERS / 2)) {
    const rows: PredecessorRow[] = await tx('predecessors')
      .whereNotNull('since')
      .where(either =>
        either.whereIn('entity_ref', slice).orWhereIn('predecessor', slice),
      );
    for (const row of rows) {
      const isSeen = row.reason === 'location';
      placed[isSeen ? 'following' : 'superseding'].add(row.entity_ref);
      placed[isSeen ? 'followed' : 'superseded'].add(row.predecessor);
    }
  }
  return placed;
}

async function insert(
  tx: Knex.Transaction,
  rows: readonly PredecessorRow[],
): Promise<void> {
  for (const slice of slicesOf(rows, MAX_ROWS)) {
    await tx('predecessors')
      .insert(slice)
      .onConflict(['entity_ref', 'predecessor'])
      .merge(['since', 'revision'])
      .whereNull('predecessors.since');
  }
}
