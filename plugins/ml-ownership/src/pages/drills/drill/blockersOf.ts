import {
  Ability,
  Drill,
  DrillEntry,
  HandoverBlocker,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/** Returns the blockers in the timeline of a drill. */
export function blockersOf({
  entries = [],
}: Drill): (HandoverBlocker & { ability?: Ability })[] {
  const resolutions = new Map<number | undefined, DrillEntry>(
    entries
      .filter(({ kind }) => kind === 'blocker-resolved')
      .map(entry => [entry.blocker, entry]),
  );
  return entries
    .filter(({ kind }) => kind === 'blocker')
    .map(({ id, ability, text = '', url, createdBy, createdAt }) => ({
      id,
      ability,
      text,
      url,
      reportedBy: createdBy,
      reportedAt: createdAt,
      resolvedBy: resolutions.get(id)?.createdBy,
      resolvedAt: resolutions.get(id)?.createdAt,
    }));
}
