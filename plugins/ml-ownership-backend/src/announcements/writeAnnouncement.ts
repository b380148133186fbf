import { Knex } from 'knex';
import { Announcement } from './Announcement';
import { insertAnnouncements } from './insertAnnouncements';

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
  await insertAnnouncements(
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
