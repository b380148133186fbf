import {
  Drill,
  DrillEntry,
  HandoverBlocker,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/** What the record of a drill says of each blocker. */
export function blockersOf({ entries = [] }: Drill): HandoverBlocker[] {
  const solutions = new Map<number | undefined, DrillEntry>(
    entries
      .filter(({ kind }) => kind === 'solved')
      .map(entry => [entry.blocker, entry]),
  );
  return entries
    .filter(({ kind }) => kind === 'blocker')
    .map(({ id, text = '', url, by, at }) => ({
      id,
      text,
      url,
      notedBy: by,
      notedAt: at,
      solvedBy: solutions.get(id)?.by,
      solvedAt: solutions.get(id)?.at,
    }));
}
