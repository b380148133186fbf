import { Knex } from 'knex';
import { pruneChanges } from '../history/pruneChanges';
import { pruneEdges } from '../lineage/pruneEdges';
import { Clock } from '../time/Clock';

const DAY = 86_400_000;

/** Retention of announcements in days, so that nothing is announced twice. */
const ANNOUNCEMENT_DAYS = 400;

/** Minimum retention of every change of a scorecard in days, since owner changes matter for this long. */
const LEAST_CHANGE_DAYS = 180;

/**
 * Deletes obsolete rows: superseded evidence and edges not observed for longer than the retention, old announcements,
 * checks of removed entities, and the remains of removed facts. Old changes of a scorecard and of its foundations are reduced to
 * one a day.
 */
export async function pruneDatabase(
  client: Knex,
  clock: Clock,
  retentionDays: number,
): Promise<void> {
  const before = (days: number) =>
    new Date(clock.time() - days * DAY).toISOString();
  await client('evidence')
    .where({ is_latest: false })
    .where('observed_at', '<', before(retentionDays))
    .delete();
  await client('notification_outbox')
    .where('created_at', '<', before(ANNOUNCEMENT_DAYS))
    .delete();
  await client('collector_checks')
    .whereNotIn(
      'entity_ref',
      client('entity_facts').select('entity_ref').whereNot('hash', ''),
    )
    .delete();
  await client('serving_versions')
    .where({ is_current: false })
    .where('since', '<', before(retentionDays))
    .delete();
  await pruneChanges(
    client,
    before(Math.max(retentionDays, LEAST_CHANGE_DAYS)).slice(0, 10),
  );
  await pruneEdges(client, before(retentionDays));
  await client.transaction(async tx => {
    const { evaluated_revision: evaluated } = await tx('evaluation_state')
      .forUpdate()
      .first('evaluated_revision');
    const removed = await tx('entity_facts')
      .where({ hash: '' })
      .where('revision', '<=', evaluated)
      .delete();
    if (removed > 0) {
      await tx('evaluation_state').update({ purged_revision: evaluated });
    }
  });
}
