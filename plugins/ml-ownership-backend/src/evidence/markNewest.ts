import {
  CLOCK_SKEW,
  sameVersion,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { NewRow } from './EvidenceRow';
import { noteAppearances } from './versionsSeen';

/**
 * Selects the rows to weigh: for each reporter and criterion the newest, and also the newest about the version that
 * appeared last, since a later observation of an older version does not revoke it.
 *
 * A wrong clock may have dated stored rows ahead. A failure among them stays until its time comes, unless the reporter
 * has just observed again; other rows must not hide evidence dated by the right clock.
 *
 * @param stored - rows of the same reporters and criteria; their first appearances are corrected
 * @param fresh - new rows; their first appearances are set
 * @returns for each row whether it is weighed
 */
export function markNewest<Row extends NewRow>(
  stored: readonly Row[],
  fresh: readonly NewRow[],
  how: { receivedAt: string; live: boolean },
): Map<NewRow, boolean> {
  const streams = new Map<string, NewRow[]>();
  const flags = new Map<NewRow, boolean>();
  for (const row of [...stored, ...fresh]) {
    if (isFromTheFuture(row, how.receivedAt)) {
      flags.set(
        row,
        Boolean(row.is_latest) && row.outcome === 'fail' && !how.live,
      );
    } else {
      const stream = reporterKey(row);
      const rows = streams.get(stream);
      if (rows) {
        rows.push(row);
      } else {
        streams.set(stream, [row]);
      }
    }
  }
  for (const rows of streams.values()) {
    if (rows.length > 1) {
      rows.sort(byTime);
    }
    noteAppearances(rows);
    const latest = rows.at(-1)!.observed_at;
    const version = appearedLast(rows);
    const isOfVersion = (row: NewRow) =>
      version !== undefined &&
      row.subject_version !== null &&
      sameVersion(row.subject_version, version);
    const latestOfVersion = rows.filter(isOfVersion).at(-1)?.observed_at;
    for (const row of rows) {
      flags.set(
        row,
        row.observed_at === latest ||
          (row.observed_at === latestOfVersion && isOfVersion(row)),
      );
    }
  }
  return flags;
}

/** Whether a wrong clock has dated a row ahead. */
export function isFromTheFuture(row: NewRow, now: string): boolean {
  return Date.parse(row.observed_at) > Date.parse(now) + CLOCK_SKEW;
}

/** Key of the entity, criterion, source and reporter. */
export function reporterKey(row: NewRow): string {
  return JSON.stringify([
    row.entity_ref,
    row.criterion,
    row.source,
    row.reported_by,
  ]);
}

/** Orders by time, then by version, so that the order of arrival does not matter. */
function byTime(a: NewRow, b: NewRow): number {
  const [one, other] = [a, b].map(
    row => `${row.observed_at} ${row.subject_version ?? ''}`,
  );
  return one < other ? -1 : Number(one > other);
}

function appearedLast(rows: readonly NewRow[]): string | undefined {
  let last: NewRow | undefined;
  for (const row of rows) {
    if (
      row.subject_version !== null &&
      (!last || row.first_seen_at! >= last.first_seen_at!)
    ) {
      last = row;
    }
  }
  return last?.subject_version ?? undefined;
}
