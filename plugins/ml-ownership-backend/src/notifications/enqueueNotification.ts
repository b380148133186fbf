import { Knex } from 'knex';
import { OutboxNotification } from './OutboxNotification';
import { insertOutboxRows } from './insertOutboxRows';

/**
 * Queues a notification about a drill or handover, once per kind of event.
 *
 * @param record - the drill or handover
 */
export async function enqueueNotification(
  tx: Knex,
  record: { id: string; entity_ref: string },
  content: OutboxNotification,
  now: string,
): Promise<void> {
  await insertOutboxRows(
    tx,
    [
      {
        key: `${content.type} ${record.id}`,
        entityRef: record.entity_ref,
        content,
      },
    ],
    now,
  );
}
