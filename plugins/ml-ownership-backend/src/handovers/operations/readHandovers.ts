import { Handover } from '@mlownership/backstage-plugin-ml-ownership-common';
import { ListedHandoverRow } from '../HandoverStore';
import { HandoverReader, toHandover } from '../toHandover';
import { HandoverDependencies } from './HandoverDependencies';

/** Reads the blockers and drills of some handovers, and converts them for the API. */
export async function readHandovers(
  { store }: HandoverDependencies,
  rows: readonly ListedHandoverRow[],
  reader: HandoverReader | undefined,
): Promise<Handover[]> {
  const entries = await store.entries(
    rows.map(({ id }) => id),
    ['blocker', 'blocker-resolved'],
  );
  const drills = await store.drillsOf([
    ...new Set(rows.map(({ entity_ref: ref }) => ref)),
  ]);
  const below = await store.groupsBelow([
    ...new Set(rows.flatMap(row => [row.from_team, row.to_team])),
  ]);
  return rows.map(row =>
    toHandover(row, {
      entries: entries.filter(({ handover_id: id }) => id === row.id),
      drills: drills.filter(
        drill =>
          drill.entity_ref === row.entity_ref &&
          below.get(row.to_team)!.has(drill.performing_team),
      ),
      below,
      reader,
    }),
  );
}
