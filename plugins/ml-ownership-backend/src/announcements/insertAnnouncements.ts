import { Knex } from 'knex';
import { MOST_ROWS, slicesOf } from '../database/batches';
import { Announcement } from './Announcement';

/**
 * An announcement that waits to be told.
 */
export interface NewAnnouncement {
  /** What it says, so that nothing is said twice. */
  key: string;
  entityRef: string;
  content: Announcement;
}

/** Writes down what people have to be told, each thing once. */
export async function insertAnnouncements(
  tx: Knex,
  announcements: readonly NewAnnouncement[],
  now: string,
): Promise<void> {
  for (const slice of slicesOf(announcements, MOST_ROWS)) {
    await tx('announcements')
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
