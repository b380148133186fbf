import { drillDueNotification } from '../drillNotifications';
import { DrillDependencies } from './DrillDependencies';

/** Notifies the participants of planned drills whose day has come. */
export async function remindOfDrills({
  clock,
  evaluation,
  store,
}: DrillDependencies): Promise<void> {
  const now = clock.now();
  for (const row of await store.plannedOnOrBefore(now.slice(0, 10))) {
    await store.notify(
      row,
      drillDueNotification(row, row.title ?? row.entity_ref),
      now,
    );
  }
  await evaluation.announce();
}
