import { Knex } from 'knex';
import { abilitiesOf, DrillRow, operatorsOf } from '../drills/DrillRow';
import { DrillAnnouncement } from './Announcement';
import { writeAnnouncement } from './writeAnnouncement';

/** Tells those who are to do a drill, except whoever has planned it. */
export async function announceDrillPlanned(
  tx: Knex,
  row: DrillRow,
  title: string,
  now: string,
): Promise<void> {
  await writeAnnouncement(
    tx,
    row,
    {
      ...about(row, title),
      type: 'drill-planned',
      recipients: [...operatorsOf(row), row.performing_team].filter(
        ref => ref !== row.planned_by,
      ),
    },
    now,
  );
}

/** Tells those who are to do a drill that the day has come. */
export async function announceDrillDue(
  tx: Knex,
  row: DrillRow,
  title: string,
  now: string,
): Promise<void> {
  await writeAnnouncement(
    tx,
    row,
    {
      ...about(row, title),
      type: 'drill-due',
      recipients: operatorsOf(row),
    },
    now,
  );
}

/** Tells the owner that another team could not do it. */
export async function announceDrillFailed(
  tx: Knex,
  row: DrillRow,
  entity: { title: string; owner?: string },
  now: string,
): Promise<void> {
  await writeAnnouncement(
    tx,
    row,
    {
      ...about(row, entity.title),
      type: 'drill-failed',
      recipients: entity.owner ? [entity.owner] : [],
    },
    now,
  );
}

function about(
  row: DrillRow,
  title: string,
): Omit<DrillAnnouncement, 'type' | 'recipients'> {
  return {
    title,
    drill: row.id,
    abilities: abilitiesOf(row).join(', '),
    day: row.planned_for ?? undefined,
  };
}
