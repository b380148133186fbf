import { Knex } from 'knex';
import { Clock } from '../time/Clock';
import {
  NotificationOutboxStore,
  OutboxEntry,
} from './NotificationOutboxStore';

interface OutboxRow {
  id: number;
  key: string;
  entity_ref: string;
  content: string;
  published_at: string | null;
}

const BATCH = 100;

/** Time after which another replica takes over a claim, in milliseconds. */
const CLAIM = 5 * 60_000;

/** Time after which an undelivered notification is dropped, in milliseconds. */
const TOO_OLD = 86_400_000;

/**
 * The {@link NotificationOutboxStore} on SQLite and PostgreSQL.
 */
export class DatabaseNotificationOutboxStore
  implements NotificationOutboxStore
{
  constructor(private readonly client: Knex, private readonly clock: Clock) {}

  async claim(): Promise<OutboxEntry[]> {
    const { client } = this;
    const now = this.clock.time();
    const free = (query: Knex.QueryBuilder) =>
      query
        .whereNull('sent_at')
        .where('created_at', '>', new Date(now - TOO_OLD).toISOString())
        .where(inner =>
          inner
            .whereNull('claimed_at')
            .orWhere('claimed_at', '<', new Date(now - CLAIM).toISOString()),
        );
    const [waiting] = await free(client('notification_outbox')).limit(1);
    if (!waiting) {
      return [];
    }
    const rows: OutboxRow[] = await free(client('notification_outbox'))
      .whereIn(
        'id',
        free(client('notification_outbox'))
          .select('id')
          .orderBy('id')
          .limit(BATCH),
      )
      .update({ claimed_at: new Date(now).toISOString() })
      .returning(['id', 'key', 'entity_ref', 'content', 'published_at']);
    return rows
      .sort((a, b) => a.id - b.id)
      .map(row => ({
        id: row.id,
        key: row.key,
        entityRef: row.entity_ref,
        content: JSON.parse(row.content),
        isPublished: row.published_at !== null,
      }));
  }

  async markPublished(ids: readonly number[]): Promise<void> {
    await this.client('notification_outbox')
      .whereIn('id', ids)
      .update({ published_at: this.clock.now() });
  }

  async markSent(ids: readonly number[]): Promise<void> {
    await this.client('notification_outbox')
      .whereIn('id', ids)
      .update({ sent_at: this.clock.now() });
  }
}
