import { addDays } from '../time/addDays';
import { CampaignRow } from './CampaignRow';

/** How many days before it is due a campaign is called to mind. */
const DAYS_BEFORE = [14, 3];

/** For this many days after it should have been said, something is still said: the backend may have been down. */
const LATE_DAYS = 3;

/**
 * Something to say of a campaign.
 */
export interface CampaignReminder {
  type: 'campaign-started' | 'campaign-due-soon' | 'campaign-ended';
  /** The day that it is for, as YYYY-MM-DD. */
  day: string;
}

/** Campaigns that ended before this day have nothing to be said of them any more. */
export function lastSaidAfter(today: string): string {
  return addDays(today, -LATE_DAYS - 1);
}

/**
 * What is to be said of a campaign today: that it starts, that it is due soon, and how it went. What was for a day before it
 * began is left out, and so is what was for a day that is long over.
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
