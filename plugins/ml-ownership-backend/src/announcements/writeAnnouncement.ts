import { Knex } from 'knex';
import { Announcement } from './Announcement';

/**
 * Writes down what people have to be told of a drill or handover, once for each kind of news.
 *
 * @param record - what it is about
 */
export async function writeAnnouncement(
  tx: Knex,
  record: { id: string; entity_ref: string },
  content: Announcement,
  now: string,
): Promise<void> {
  await tx('announcements')
    .insert({
      key: `${content.type} ${record.id}`,
      entity_ref: record.entity_ref,
      content: JSON.stringify(content),
      created_at: now,
    })
    .onConflict('key')
    .ignore();
}
