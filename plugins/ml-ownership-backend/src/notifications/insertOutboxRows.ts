import { Knex } from 'knex';
import { MAX_ROWS, slicesOf } from '../database/batches';
import { OutboxNotification } from './OutboxNotification';

/** A notification to queue. */
export interface NewOutboxRow {
  /** Identifies the notification, so that it is queued once. */
  key: string;
  entityRef: string;
  content: OutboxNotification;
}

/** Queues notifications; duplicates by key are ignored. */
export async function insertOutboxRows(
  tx: Knex,
  announcements: readonly NewOutboxRow[],
  now: string,
): Promise<void> {
  for (const slice of slicesOf(announcements, MAX_ROWS)) {
    await tx('notification_outbox')
      .insert(
        slice.map(({ key, entityRef, content }) => ({
          key,
          entity_ref: entityRef,
          content: JSON.stringify(content),
          created_at: now,
        })),
      )
      .onConflict('key')
      .ignore();
  }
}
