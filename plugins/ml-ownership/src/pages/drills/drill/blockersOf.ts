import {
  Drill,
  DrillEntry,
  HandoverBlocker,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/** Returns the blockers in the timeline of a drill. */
export function blockersOf({ entries = [] }: Drill): HandoverBlocker[] {
  const resolutions = new Map<number | undefined, DrillEntry>(
    entries
      .filter(({ kind }) => kind === 'blocker-resolved')
      .map(entry => [entry.blocker, entry]),
  );
  return entries
    .filter(({ kind }) => kind === 'blocker')
    .map(({ id, text = '', url, createdBy, createdAt }) => ({
      id,
      text,
      url,
      reportedBy: createdBy,
      reportedAt: createdAt,
      resolvedBy: resolutions.get(id)?.createdBy,
      resolvedAt: resolutions.get(id)?.createdAt,
    }));
}
