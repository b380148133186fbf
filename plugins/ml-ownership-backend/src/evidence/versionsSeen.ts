import {
  CRITERIA,
  getCriterion,
  sameVersion,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { MAX_PARAMETERS, slicesOf } from '../database/batches';
import { EvidenceRow } from './EvidenceRow';

type VersionedRow = Pick<
  EvidenceRow,
  | 'entity_ref'
  | 'criterion'
  | 'observed_at'
  | 'first_seen_at'
  | 'subject_version'
>;

/** Criteria whose subject is the source code: they share the first appearance of a commit. */
const SOURCE_CRITERIA = CRITERIA.filter(
  ({ subject, reportsSubjectVersion }) =>
    subject === 'source' && reportsSubjectVersion,
).map(({ id }) => id);

/** Length of the prefix by which the database finds versions that may be the same. */
const ALIKE = 7;

/**
 * Whether a version counts as new when it returns after another one. The serving version may be rolled back, whereas a
 * run of an old commit does not make the commit newer.
 */
function comesBack(criterion: string): boolean {
  return (
    CRITERIA.some(({ id }) => id === criterion) &&
    getCriterion(criterion).subject === 'serving-version'
  );
}

/**
 * Sets the first appearance of the version of each new row, and corrects that of stored rows if a new row is older. For
 * serving versions this is done per writer, see {@link noteAppearances}.
 */
export async function noteFirstSeen(
  tx: Knex.Transaction,
  rows: readonly VersionedRow[],
): Promise<void> {
  const versioned = rows.filter(
    row => row.subject_version !== null && !comesBack(row.criterion),
  );
  if (versioned.length === 0) {
    return;
  }
  const known = byEntity(await readVersions(tx, versioned));
  const fresh = byEntity(versioned);
  const late: { row: VersionedRow; first: string }[] = [];
  for (const row of versioned) {
    const isSame = (other: VersionedRow) =>
      groupOf(other.criterion) === groupOf(row.criterion) &&
      sameVersion(other.subject_version!, row.subject_version!);
    const before = (known.get(row.entity_ref) ?? []).filter(isSame);
    const first = [
      ...before,
      ...(fresh.get(row.entity_ref) ?? []).filter(isSame),
    ]
      .map(other => other.first_seen_at ?? other.observed_at)
      .reduce((a, b) => (a < b ? a : b), row.observed_at);
    row.first_seen_at = first;
    for (const other of before) {
      if (first < other.first_seen_at!) {
        late.push({ row: other, first });
      }
    }
  }
  for (const { row, first } of late) {
    await tx('evidence')
      .where({
        entity_ref: row.entity_ref,
        criterion: row.criterion,
        subject_version: row.subject_version,
      })
      .where('first_seen_at', '>', first)
      .update({ first_seen_at: first });
  }
}

/**
 * Sets the first appearance of the serving version of each row of one writer and criterion: the time of the first of
 * consecutive rows with the same version.
 *
 * @param rows - sorted by time; the first may be already stored
 */
export function noteAppearances(rows: readonly VersionedRow[]): void {
  let before: VersionedRow | undefined;
  for (const row of rows) {
    if (row.subject_version !== null && comesBack(row.criterion)) {
      if (before && sameVersion(before.subject_version!, row.subject_version)) {
        row.first_seen_at = before.first_seen_at;
      } else if (before || row.first_seen_at === null) {
        row.first_seen_at = row.observed_at;
      }
      before = row;
    }
  }
}

/** Reads the first appearance of each version that may be one of those of some rows. */
async function readVersions(
  tx: Knex.Transaction,
  rows: readonly VersionedRow[],
): Promise<VersionedRow[]> {
  const refs = [...new Set(rows.map(row => row.entity_ref))];
  const criteria = [
    ...new Set(rows.flatMap(({ criterion }) => groupOf(criterion).split(' '))),
  ];
  const starts = [
    ...new Set(
      rows.map(({ subject_version: version }) =>
        version!.slice(0, ALIKE).toLocaleLowerCase('en-US'),
      ),
    ),
  ];
  const found: VersionedRow[] = [];
  for (const slice of slicesOf(refs, MAX_PARAMETERS / 2)) {
    const versions: VersionedRow[] = await tx('evidence')
      .whereIn('entity_ref', slice)
      .whereIn('criterion', criteria)
      .whereNotNull('first_seen_at')
      .whereRaw(
        `lower(substr(subject_version, 1, ${ALIKE})) in (${starts
          .map(() => '?')
          .join(', ')})`,
        starts,
      )
      .groupBy('entity_ref', 'criterion', 'subject_version')
      .select(
        'entity_ref',
        'criterion',
        'subject_version',
        tx.raw('min(first_seen_at) as first_seen_at'),
      );
    found.push(...versions);
  }
  return found;
}

/** Returns the criteria that share versions with a criterion, separated by spaces. */
function groupOf(criterion: string): string {
  return SOURCE_CRITERIA.includes(criterion)
    ? SOURCE_CRITERIA.join(' ')
    : criterion;
}

function byEntity(rows: readonly VersionedRow[]): Map<string, VersionedRow[]> {
  const found = new Map<string, VersionedRow[]>();
  for (const row of rows) {
    const list = found.get(row.entity_ref);
    if (list) {
      list.push(row);
    } else {
      found.set(row.entity_ref, [row]);
    }
  }
  return found;
}
