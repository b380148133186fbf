import { Knex } from 'knex';
import { HandoverRow } from '../handovers/HandoverRow';
import { HandoverAnnouncement } from './Announcement';

/** Tells the taking team that a handover waits for it. */
export async function announceHandoverWaiting(
  tx: Knex,
  row: HandoverRow,
  title: string,
  now: string,
): Promise<void> {
  await announce(tx, row, now, {
    type: 'handover-waiting',
    title,
    recipients: [row.to_team],
    handover: row.id,
    state: row.state,
  });
}

/** Tells whoever proposed it, and the team that gives it, what the other has answered. */
export async function announceHandoverAnswered(
  tx: Knex,
  row: HandoverRow,
  title: string,
  now: string,
): Promise<void> {
  await announce(tx, row, now, {
    type: 'handover-answered',
    title,
    recipients: [...new Set([row.proposed_by, row.from_team])],
    handover: row.id,
    state: row.state,
  });
}

/** Each thing once. */
async function announce(
  tx: Knex,
  row: HandoverRow,
  now: string,
  content: HandoverAnnouncement,
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
