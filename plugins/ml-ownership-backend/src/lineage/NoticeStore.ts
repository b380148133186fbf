import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';

const HOUR = 3_600_000;

/** Notices that one person can send within an hour. */
const MOST_AN_HOUR = 10;

/**
 * Remembers who has told owners about what, so that nobody is told without end.
 */
export class NoticeStore {
  constructor(private readonly client: Knex) {}

  /**
   * Notes that a person tells the owners downstream of an entity.
   *
   * @throws ConflictError where they have told too much already
   */
  async note(person: string, root: string): Promise<void> {
    const now = Date.now();
    const hourAgo = new Date(now - HOUR).toISOString();
    await this.client.transaction(async tx => {
      await tx('notices').where('sent_at', '<', hourAgo).delete();
      await tx('notices').insert({
        sent_by: person,
        root,
        sent_at: new Date(now).toISOString(),
      });
      const sent: unknown[] = await tx('notices')
        .select('root')
        .where({ sent_by: person });
      if (sent.length > MOST_AN_HOUR) {
        throw new ConflictError(
          `${person} has sent ${MOST_AN_HOUR} notices within an hour, which is as many as anybody can: wait, or talk to people`,
        );
      }
    });
  }
}
