import { Knex } from 'knex';
import {
  deleteBatches,
  insertBatches,
  MOST_PARAMETERS,
  slicesOf,
  upsertBatches,
} from '../database/batches';
import { EvaluatedEntity } from '../evaluation/LiveCatalog';
import { nextEdgeRevision } from '../lineage/writeEdges';
import { Rules } from '../rules/Rules';
import { carryTimes, ScorecardRow, toScorecardRow } from './ScorecardRow';

/** Columns whose change is worth remembering. */
const TRACKED = [
  'owner',
  'verdict',
  'level',
  'system_verdict',
  'system_level',
  'retrain',
  'deploy',
  'observe',
  'recover',
  'primary_cause',
] as const;

/** Columns of which a change also keeps the value before, so that counts over time need no look back. */
const CARRIED = [
  'owner',
  'verdict',
  'level',
  'system_verdict',
  'system_level',
  'rules_version',
] as const;

/** A stored scorecard as far as changes are told by it. */
export type StoredScorecard = Pick<
  ScorecardRow,
  | 'entity_ref'
  | 'hash'
  | 'rules_version'
  | 'detail'
  | 'times'
  | (typeof TRACKED)[number]
>;

/**
 * A scorecard that came out otherwise than it was.
 */
export interface ChangedScorecard {
  evaluated: EvaluatedEntity;
  /** Absent where it is the first one. */
  before?: StoredScorecard;
  after: ScorecardRow;
}

/**
 * Brings stored scorecards in line with what was evaluated, and deletes those of entities that are gone. Rows that are the
 * same stay untouched; each change of a verdict, level, cause or owner leaves one row that says so.
 *
 * @returns what has changed, and the number of scorecards that are gone
 */
export async function writeScorecards(
  tx: Knex.Transaction,
  evaluated: EvaluatedEntity[],
  removed: string[],
  rules: Rules,
  now: string,
): Promise<{
  changed: ChangedScorecard[];
  removed: number;
  ownersChanged: boolean;
}> {
  const rows = evaluated.map(item => toScorecardRow(item, rules, now));
  const hashes = await readStored(
    tx,
    [...rows.map(row => row.entity_ref), ...removed],
    ['entity_ref', 'hash'],
  );
  const different = new Map(
    rows
      .map((after, index) => ({ after, evaluated: evaluated[index] }))
      .filter(({ after }) => after.hash !== hashes.get(after.entity_ref)?.hash)
      .map(item => [item.after.entity_ref, item]),
  );
  const gone = removed.filter(ref => hashes.has(ref));
  if (different.size === 0 && gone.length === 0) {
    return { changed: [], removed: 0, ownersChanged: false };
  }

  const stored = await readStored(
    tx,
    [...different.keys(), ...gone].filter(ref => hashes.has(ref)),
    ['entity_ref', 'hash', 'rules_version', 'detail', 'times', ...TRACKED],
  );
  const changed = Array.from(different.values(), (item): ChangedScorecard => {
    const before = stored.get(item.after.entity_ref);
    return {
      ...item,
      before,
      after: before
        ? { ...item.after, times: carryTimes(before, item.evaluated) }
        : item.after,
    };
  });
  const refs = [...different.keys()];
  const revision = await nextEdgeRevision(tx);
  await upsertBatches(
    tx,
    'scorecards',
    'entity_ref',
    changed.map(({ after }) => ({ ...after, revision })),
  );
  await deleteBatches(tx, 'scorecard_smells', 'entity_ref', [...refs, ...gone]);
  await deleteBatches(tx, 'scorecards', 'entity_ref', gone);
  await insertBatches(
    tx,
    'scorecard_smells',
    changed.flatMap(({ evaluated: { entity, result } }) =>
      result.smells.map(({ id }) => ({ entity_ref: entity.ref, smell: id })),
    ),
  );
  const moved = changed.filter(isTrackedChange);
  await insertBatches(tx, 'scorecard_changes', [
    ...moved.map(({ before, after }) => ({
      entity_ref: after.entity_ref,
      changed_at: now,
      rules_version: rules.version,
      removed: false,
      ...tracked(after),
      ...carried(before),
    })),
    ...gone.map(ref => ({
      entity_ref: ref,
      changed_at: now,
      rules_version: rules.version,
      removed: true,
      ...tracked(undefined),
      ...carried(stored.get(ref)),
    })),
  ]);
  return {
    changed,
    removed: gone.length,
    ownersChanged: moved.some(
      ({ before, after }) => before && before.owner !== after.owner,
    ),
  };
}

async function readStored(
  tx: Knex.Transaction,
  refs: string[],
  columns: string[],
): Promise<Map<string, StoredScorecard>> {
  const stored = new Map<string, StoredScorecard>();
  for (const slice of slicesOf(refs, MOST_PARAMETERS)) {
    const rows: StoredScorecard[] = await tx('scorecards')
      .select(...columns)
      .whereIn('entity_ref', slice);
    for (const row of rows) {
      stored.set(row.entity_ref, row);
    }
  }
  return stored;
}

function isTrackedChange({ before, after }: ChangedScorecard): boolean {
  return !before || TRACKED.some(column => before[column] !== after[column]);
}

function tracked(row: ScorecardRow | undefined): Record<string, unknown> {
  return Object.fromEntries(
    TRACKED.map(column => [column, row ? row[column] : null]),
  );
}

function carried(row: StoredScorecard | undefined): Record<string, unknown> {
  return Object.fromEntries(
    CARRIED.map(column => [`previous_${column}`, row ? row[column] : null]),
  );
}
