import { OutboxNotification } from './OutboxNotification';

/** A queued notification. */
export interface OutboxEntry {
  id: number;
  /** Identifies the notification, so that it is queued once. */
  key: string;
  entityRef: string;
  content: OutboxNotification;
  isPublished: boolean;
}

/**
 * Stores queued notifications.
 */
export interface NotificationOutboxStore {
  /** Claims the oldest notifications that are not sent, not too old, and not claimed by another replica. */
  claim(): Promise<OutboxEntry[]>;

  /** Records that the events of notifications were published. */
  markPublished(ids: readonly number[]): Promise<void>;

  /** Records that notifications were sent. */
  markSent(ids: readonly number[]): Promise<void>;
}
