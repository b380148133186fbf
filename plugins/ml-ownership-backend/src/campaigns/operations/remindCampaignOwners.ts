import { Knex } from 'knex';
import { EVERYTHING } from '../../catalog/ReadableEntities';
import { EvaluationService } from '../../evaluation/EvaluationService';
import { campaignAnnouncements } from '../../notifications/campaignAnnouncements';
import { insertOutboxRows } from '../../notifications/insertOutboxRows';
import { CampaignContext } from '../CampaignContext';
import { campaignReminders, reminderCutoffDay } from '../campaignReminders';

/** Notifies owners that a campaign has started or is due soon, and its creator of the result. */
export async function remindCampaignOwners({
  client,
  clock,
  evaluation,
  reportOnly,
  store,
}: Omit<CampaignContext, 'readable'> & {
  client: Knex;
  evaluation: EvaluationService;
}): Promise<void> {
  const day = clock.today();
  if (reportOnly.covers(day)) {
    return;
  }
  const current = await store.current(day, reminderCutoffDay(day));
  const reminders = current.flatMap(row =>
    campaignReminders(row, day)
      .filter(reminder => !reportOnly.covers(reminder.day))
      .map(reminder => ({ row, reminder })),
  );
  const owners = await store.owners(
    [...new Set(reminders.map(({ row }) => row.id))],
    EVERYTHING,
  );
  await insertOutboxRows(
    client,
    reminders.flatMap(({ row, reminder }) =>
      campaignAnnouncements(row, reminder, owners.get(row.id)!),
    ),
    clock.now(),
  );
  await evaluation.announce();
}
