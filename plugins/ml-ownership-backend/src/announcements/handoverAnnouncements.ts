import { Knex } from 'knex';
import { HandoverRow } from '../handovers/HandoverRow';
import { writeAnnouncement } from './writeAnnouncement';

/** Tells the taking team that a handover waits for it. */
export async function announceHandoverWaiting(
  tx: Knex,
  row: HandoverRow,
  title: string,
  now: string,
): Promise<void> {
  await writeAnnouncement(
    tx,
    row,
    {
      type: 'handover-waiting',
      title,
      recipients: [row.to_team],
      handover: row.id,
      state: row.state,
    },
    now,
  );
}

/** Tells whoever proposed it, and the team that gives it, what the other has answered. */
export async function announceHandoverAnswered(
  tx: Knex,
  row: HandoverRow,
  title: string,
  now: string,
): Promise<void> {
  await writeAnnouncement(
    tx,
    row,
    {
      type: 'handover-answered',
      title,
      recipients: [...new Set([row.proposed_by, row.from_team])],
      handover: row.id,
      state: row.state,
    },
    now,
  );
}
