import { Knex } from 'knex';
import { abilitiesOf, DrillRow, operatorsOf } from '../drills/DrillRow';
import { Announcement, DrillAnnouncement } from './Announcement';

/** Tells those who are to do a drill, except whoever has planned it. */
export async function announceDrillPlanned(
  tx: Knex,
  row: DrillRow,
  title: string,
  now: string,
): Promise<void> {
  await announce(tx, row, now, {
    ...about(row, title),
    type: 'drill-planned',
    recipients: [...operatorsOf(row), row.performing_team].filter(
      ref => ref !== row.planned_by,
    ),
  });
}

/** Tells those who are to do a drill that the day has come. */
export async function announceDrillDue(
  tx: Knex,
  row: DrillRow,
  title: string,
  now: string,
): Promise<void> {
  await announce(tx, row, now, {
    ...about(row, title),
    type: 'drill-due',
    recipients: operatorsOf(row),
  });
}

/** Tells the owner that another team could not do it. */
export async function announceDrillFailed(
  tx: Knex,
  row: DrillRow,
  entity: { title: string; owner?: string },
  now: string,
): Promise<void> {
  await announce(tx, row, now, {
    ...about(row, entity.title),
    type: 'drill-failed',
    recipients: entity.owner ? [entity.owner] : [],
  });
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

/** Each thing once. */
async function announce(
  tx: Knex,
  row: DrillRow,
  now: string,
  content: Announcement,
): Promise<void> {
  await tx('announcements')
    .insert({
      key: `${content.type} ${row.id}`,
      entity_ref: row.entity_ref,
      content: JSON.stringify(content),
      created_at: now,
    })
    .onConflict('key')
    .ignore();
}
