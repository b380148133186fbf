import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { Clock } from '../time/Clock';
import { ImpactNotificationLog } from './ImpactNotificationLog';

const HOUR = 3_600_000;

/** Impact notifications that one user can send per hour. */
const MAX_NOTIFICATIONS_PER_HOUR = 10;

/** The {@link ImpactNotificationLog} on SQLite and PostgreSQL. */
export class DatabaseImpactNotificationLog implements ImpactNotificationLog {
  constructor(private readonly client: Knex, private readonly clock: Clock) {}

  async record(person: string, root: string): Promise<void> {
    const now = this.clock.time();
    const hourAgo = new Date(now - HOUR).toISOString();
    await this.client.transaction(async tx => {
      await tx('impact_notifications').where('sent_at', '<', hourAgo).delete();
      await tx('impact_notifications').insert({
        sent_by: person,
        root,
        sent_at: new Date(now).toISOString(),
      });
      const sent: unknown[] = await tx('impact_notifications')
        .select('root')
        .where({ sent_by: person });
      if (sent.length > MAX_NOTIFICATIONS_PER_HOUR) {
        throw new ConflictError(
          `Rate limit reached: ${MAX_NOTIFICATIONS_PER_HOUR} notifications per hour. Try again later`,
        );
      }
    });
  }
}
