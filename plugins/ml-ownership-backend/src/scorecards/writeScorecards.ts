import { Knex } from 'knex';
import {
  deleteBatches,
  insertBatches,
  MAX_PARAMETERS,
  slicesOf,
  upsertBatches,
} from '../database/batches';
import { EvaluatedEntity } from '../evaluation/EvaluatedEntity';
import { COUNT_COLUMNS } from '../foundations/countColumns';
import { toFoundationChanges } from '../foundations/toFoundationChanges';
import { nextEdgeRevision } from '../lineage/writeEdges';
import { Rules } from '../rules/Rules';
import { writeMissing } from '../teams/writeMissing';
import { ScorecardRow, SummaryColumn } from './ScorecardRow';
import { carryOverTimestamps } from './stateTimestamps';
import { toScorecardRow } from './toScorecardRow';

/** Columns whose changes are recorded. */
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

/** Columns whose previous value is recorded too, so that counts over time need no lookup of earlier changes. */
const CARRIED = [
  'owner',
  'verdict',
  'level',
  'system_verdict',
  'system_level',
  'rules_version',
] as const;

const STORED_COLUMNS = [
  'entity_ref',
  'kind',
  'hash',
  'rules_version',
  'detail',
  'state_timestamps',
  'summary',
  ...TRACKED,
  ...COUNT_COLUMNS,
] as const;

/** The columns of a stored scorecard that changes are derived from. */
export type StoredScorecard = Pick<
  ScorecardRow,
  (typeof STORED_COLUMNS)[number]
>;

/** Number of scorecards that are read whole at once, instead of first their hashes and then the different ones. */
const FEW = 20;

/** A scorecard that differs from the stored one. */
export interface ChangedScorecard {
  evaluated: EvaluatedEntity;
  /** Absent for the first scorecard of an entity. */
  before?: StoredScorecard;
  after: ScorecardRow;
}

/**
 * Updates stored scorecards to the evaluated ones, and deletes those of removed entities. Unchanged rows are not
 * written; each change of a verdict, level, cause or owner adds one row to the history, and each change of the counts of
 * foundations one to theirs.
 *
 * @returns the changed scorecards, and the number of deleted ones
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
  const refs = [...rows.map(row => row.entity_ref), ...removed];
  const hasFew = refs.length <= FEW;
  const hashes = await readStored(
    tx,
    refs,
    hasFew ? STORED_COLUMNS : ['entity_ref', 'hash'],
  );
  const different = rows
    .map((after, index) => ({ after, evaluated: evaluated[index] }))
    .filter(({ after }) => after.hash !== hashes.get(after.entity_ref)?.hash);
  const gone = removed.filter(ref => hashes.has(ref));
  if (different.length === 0 && gone.length === 0) {
    return { changed: [], removed: 0, ownersChanged: false };
  }

  const stored = hasFew
    ? hashes
    : await readStored(
        tx,
        [...different.map(({ after }) => after.entity_ref), ...gone].filter(
          ref => hashes.has(ref),
        ),
        STORED_COLUMNS,
      );
  const changed = different.map(item =>
    withStored(item, stored.get(item.after.entity_ref)),
  );
  await writeRows(tx, changed, gone);
  await insertBatches(
    tx,
    'scorecard_changes',
    toChangeRows(changed, gone, stored, rules, now),
  );
  await insertBatches(
    tx,
    'foundation_changes',
    toFoundationChanges(
      changed,
      gone.map(ref => stored.get(ref)!),
      now,
    ),
  );
  return {
    changed,
    removed: gone.length,
    ownersChanged: changed.some(
      ({ before, after }) => before && before.owner !== after.owner,
    ),
  };
}

/** Adds the stored scorecard, and the times that did not change. */
function withStored(
  item: Omit<ChangedScorecard, 'before'>,
  before: StoredScorecard | undefined,
): ChangedScorecard {
  return {
    ...item,
    before,
    after: before
      ? {
          ...item.after,
          state_timestamps: carryOverTimestamps(before, item.evaluated),
        }
      : item.after,
  };
}

/** The rows of the history: one for each tracked change, and one for each removed entity. */
function toChangeRows(
  changed: readonly ChangedScorecard[],
  gone: readonly string[],
  stored: ReadonlyMap<string, StoredScorecard>,
  rules: Rules,
  now: string,
): Record<string, unknown>[] {
  const written = { changed_at: now, rules_version: rules.version };
  return [
    ...changed.filter(isTrackedChange).map(({ before, after }) => ({
      ...written,
      entity_ref: after.entity_ref,
      removed: false,
      ...tracked(after),
      ...carried(before),
    })),
    ...gone.map(ref => ({
      ...written,
      entity_ref: ref,
      removed: true,
      ...tracked(undefined),
      ...carried(stored.get(ref)),
    })),
  ];
}

/** Writes changed scorecards with their smells and missing people, and deletes those of removed entities. */
async function writeRows(
  tx: Knex.Transaction,
  changed: readonly ChangedScorecard[],
  gone: readonly string[],
): Promise<void> {
  const withOtherSmells = changed.filter(item =>
    differs(item, ({ smells }) => smells.map(({ id }) => id)),
  );
  const withOtherMissing = changed.filter(item =>
    differs(item, ({ missing = [] }) => missing),
  );
  const revision = await nextEdgeRevision(tx);
  await upsertBatches(
    tx,
    'scorecards',
    'entity_ref',
    changed.map(({ after }) => ({ ...after, revision })),
  );
  await deleteBatches(tx, 'scorecard_smells', 'entity_ref', [
    ...withOtherSmells.map(({ after }) => after.entity_ref),
    ...gone,
  ]);
  await writeMissing(
    tx,
    withOtherMissing.map(({ evaluated: { result } }) => result),
    gone,
  );
  await deleteBatches(tx, 'scorecards', 'entity_ref', gone);
  await insertBatches(
    tx,
    'scorecard_smells',
    withOtherSmells.flatMap(({ evaluated: { entity, result } }) =>
      result.smells.map(({ id }) => ({ entity_ref: entity.ref, smell: id })),
    ),
  );
}

async function readStored(
  tx: Knex.Transaction,
  refs: string[],
  columns: readonly string[],
): Promise<Map<string, StoredScorecard>> {
  const stored = new Map<string, StoredScorecard>();
  for (const slice of slicesOf(refs, MAX_PARAMETERS)) {
    const rows: StoredScorecard[] = await tx('scorecards')
      .select(...columns)
      .whereIn('entity_ref', slice);
    for (const row of rows) {
      stored.set(row.entity_ref, row);
    }
  }
  return stored;
}

/** Whether a part of the summary differs from the stored one; true for the first scorecard of an entity. */
function differs(
  { before, after }: ChangedScorecard,
  part: (summary: SummaryColumn) => unknown,
): boolean {
  const textOf = ({ summary }: Pick<ScorecardRow, 'summary'>) =>
    JSON.stringify(part(JSON.parse(summary)));
  return !before || textOf(before) !== textOf(after);
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
