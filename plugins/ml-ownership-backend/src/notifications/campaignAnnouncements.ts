import { CampaignReminder } from '../campaigns/campaignReminders';
import { CampaignRow } from '../campaigns/CampaignRow';
import { OwnerProgress } from '../campaigns/CampaignStore';
import { NewOutboxRow } from './insertOutboxRows';

/** Notifications of a campaign: to each owner one about all of their open entities; at the end, to the creator. */
export function campaignAnnouncements(
  row: CampaignRow,
  reminder: CampaignReminder,
  owners: readonly OwnerProgress[],
): NewOutboxRow[] {
  const { type, day } = reminder;
  const toRecipient = (
    recipient: string,
    { total, met }: Pick<OwnerProgress, 'total' | 'met'>,
  ): NewOutboxRow => ({
    key: `${type} ${row.id} ${
      type === 'campaign-started' ? '' : `${day} `
    }${recipient}`,
    entityRef: recipient,
    content: {
      type,
      title: row.title,
      recipients: [recipient],
      campaign: row.id,
      total,
      met,
      day: row.due_at,
    },
  });
  if (type === 'campaign-ended') {
    return [
      toRecipient(row.created_by, {
        total: owners.reduce((sum, { total }) => sum + total, 0),
        met: owners.reduce((sum, { met }) => sum + met, 0),
      }),
    ];
  }
  return owners
    .filter(({ owner, total, met }) => owner !== '' && met < total)
    .map(progress => toRecipient(progress.owner, progress));
}
