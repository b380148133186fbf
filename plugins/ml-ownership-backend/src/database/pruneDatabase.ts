import { Knex } from 'knex';
import { pruneEdges } from '../lineage/pruneEdges';

const DAY = 86_400_000;

/** Announcements are kept this long, so that nothing is announced twice. In days. */
const ANNOUNCEMENT_DAYS = 400;

/**
 * Deletes what nobody needs any more: evidence that was followed by a later word of the same writer and is older than asked
 * to keep, edges that no run has shown for as long, old announcements, and what is left of removed facts. Changes of scorecards are kept.
 */
export async function pruneDatabase(
  client: Knex,
  keepEvidenceDays: number,
): Promise<void> {
  const before = (days: number) =>
    new Date(Date.now() - days * DAY).toISOString();
  await client('evidence')
    .where({ is_newest: false })
    .where('observed_at', '<', before(keepEvidenceDays))
    .delete();
  await client('announcements')
    .where('created_at', '<', before(ANNOUNCEMENT_DAYS))
    .delete();
  await client('collections')
    .whereNotIn(
      'entity_ref',
      client('facts').select('entity_ref').whereNot('hash', ''),
    )
    .delete();
  await pruneEdges(client, before(keepEvidenceDays));
  await client.transaction(async tx => {
    const { evaluated_revision: evaluated } = await tx('evaluation_state')
      .forUpdate()
      .first('evaluated_revision');
    const removed = await tx('facts')
      .where({ hash: '' })
      .where('revision', '<=', evaluated)
      .delete();
    if (removed > 0) {
      await tx('evaluation_state').update({ purged_revision: evaluated });
    }
  });
}
