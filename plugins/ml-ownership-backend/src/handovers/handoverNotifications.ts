import { HandoverAnnouncement } from '../notifications/OutboxNotification';
import { HandoverRow } from './HandoverRow';

/** Notifies the receiving team of a proposal. */
export function handoverProposedNotification(
  row: HandoverRow,
  title: string,
): HandoverAnnouncement {
  return {
    type: 'handover-proposed',
    title,
    recipients: [row.to_team],
    handover: row.id,
    state: row.state,
  };
}

/** Notifies the proposer and the giving team of the decision. */
export function handoverDecidedNotification(
  row: HandoverRow,
  title: string,
  state: 'accepted' | 'declined',
): HandoverAnnouncement {
  return {
    type: 'handover-decided',
    title,
    recipients: [...new Set([row.proposed_by, row.from_team])],
    handover: row.id,
    state,
  };
}
