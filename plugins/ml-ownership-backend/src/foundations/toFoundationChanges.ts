import { ScorecardRow } from '../scorecards/ScorecardRow';
import { COUNT_COLUMNS } from './countColumns';

type CountedScorecard = Pick<
  ScorecardRow,
  'entity_ref' | 'kind' | 'owner' | (typeof COUNT_COLUMNS)[number]
>;

/**
 * The rows of the table `foundation_changes`: one for each scorecard whose counts or owner differ from the stored ones,
 * and one for each removed entity. A stored scorecard without counts is as new: its history begins here.
 */
export function toFoundationChanges(
  changed: readonly { before?: CountedScorecard; after: CountedScorecard }[],
  removed: readonly CountedScorecard[],
  now: string,
): Record<string, unknown>[] {
  return [
    ...changed
      .map(({ before, after }) => ({
        before: before && isCounted(before) ? before : undefined,
        after,
      }))
      .filter(({ before, after }) => !before || isDifferent(before, after))
      .map(({ before, after }) => toRow(before, after, now)),
    ...removed.filter(isCounted).map(row => toRow(row, undefined, now)),
  ];
}

function isDifferent(
  before: CountedScorecard,
  after: CountedScorecard,
): boolean {
  return (
    before.owner !== after.owner ||
    COUNT_COLUMNS.some(column => before[column] !== after[column])
  );
}

function isCounted(row: CountedScorecard): boolean {
  return typeof row[COUNT_COLUMNS[0]] === 'number';
}

function toRow(
  before: CountedScorecard | undefined,
  after: CountedScorecard | undefined,
  now: string,
): Record<string, unknown> {
  const known = (after ?? before)!;
  return {
    entity_ref: known.entity_ref,
    kind: known.kind,
    changed_at: now,
    owner: after?.owner ?? null,
    previous_owner: before?.owner ?? null,
    ...Object.fromEntries(
      COUNT_COLUMNS.flatMap(column => [
        [column, after?.[column] ?? null],
        [`previous_${column}`, before?.[column] ?? null],
      ]),
    ),
  };
}
