import { addDays } from '../time/addDays';
import { CampaignRow } from './CampaignRow';

/** Days before the due day on which owners are reminded. */
const DAYS_BEFORE = [14, 3];

/** Days for which a missed reminder is still sent, as after a downtime of the backend. */
const LATE_DAYS = 3;

/**
 * A reminder about a campaign.
 */
export interface CampaignReminder {
  type: 'campaign-started' | 'campaign-due-soon' | 'campaign-ended';
  /** The day that it is for, as YYYY-MM-DD. */
  day: string;
}

/** Campaigns that ended before this day need no more reminders. */
export function reminderCutoffDay(today: string): string {
  return addDays(today, -LATE_DAYS - 1);
}

/**
 * Returns the reminders of today for a campaign: that it starts, that it is due soon, and its result. Omits reminders
 * for days before the campaign was created, and those missed too long ago.
 *
 * @param today - YYYY-MM-DD
 */
export function campaignReminders(
  row: Pick<CampaignRow, 'starts_at' | 'due_at' | 'created_at' | 'closed_at'>,
  today: string,
): CampaignReminder[] {
  const begins = later(row.starts_at, row.created_at.slice(0, 10));
  const closed = row.closed_at?.slice(0, 10);
  const over = addDays(row.due_at, 1);
  const ends = closed !== undefined && closed < over ? closed : over;
  const open: CampaignReminder[] = [
    { type: 'campaign-started', day: begins },
    ...DAYS_BEFORE.map(days => addDays(row.due_at, -days))
      .filter(day => day > begins)
      .map(day => ({ type: 'campaign-due-soon' as const, day })),
  ];
  return [
    ...(today < ends ? open : []),
    { type: 'campaign-ended' as const, day: ends },
  ].filter(({ day }) => day <= today && today <= addDays(day, LATE_DAYS));
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
