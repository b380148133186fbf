import { parseUserText } from '../../text/parseUserText';
import { DrillRow } from '../DrillRow';
import { DrillActor, DrillDependencies } from './DrillDependencies';

/**
 * Abandons a running drill. It stays visible. A drill with a blocker has failed, and cannot be abandoned.
 *
 * @throws InputError; ConflictError if the drill is not running, or has a blocker
 */
export async function abandonDrill(
  { clock, store }: DrillDependencies,
  row: DrillRow,
  reason: string,
  { person }: DrillActor,
): Promise<void> {
  const text = parseUserText('reason', reason, 5);
  const now = clock.now();
  await store.change(row.id, {
    from: ['running'],
    columns: {
      state: 'abandoned',
      ended_at: now,
      recorded_by: person,
      recorded_at: now,
    },
    entries: [
      {
        created_at: now,
        created_by: person,
        kind: 'abandoned',
        content: { text },
      },
    ],
    basedOn: [
      {
        kind: 'blocker',
        count: 0,
        conflict:
          'A blocker was reported, so the drill cannot be abandoned. Finish it as failed, or as passed if the blocker was resolved',
      },
    ],
    at: now,
  });
}
