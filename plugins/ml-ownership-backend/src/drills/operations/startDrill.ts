import { InputError } from '@backstage/errors';
import { DrillRow } from '../DrillRow';
import { redactMentions } from '../redactMentions';
import { DrillActor, DrillDependencies } from './DrillDependencies';
import { takeStartSnapshot } from './takeStartSnapshot';

/**
 * Starts a planned drill, and records its subjects and the independence of the performing team at this moment.
 *
 * @throws InputError if the team is not independent; ConflictError if the drill is not planned any more
 */
export async function startDrill(
  dependencies: DrillDependencies,
  row: DrillRow,
  { credentials, person, visible }: DrillActor,
): Promise<void> {
  const { clock, store } = dependencies;
  const now = clock.now();
  const snapshot = await takeStartSnapshot(dependencies, row, now, credentials);
  const { objections } = snapshot.independence;
  if (objections.length > 0) {
    throw new InputError(
      `This drill would not be valid: ${redactMentions(
        objections.join('; '),
        visible,
      )}. Plan a new one`,
    );
  }
  await store.change(row.id, {
    from: ['planned'],
    columns: {
      state: 'running',
      started_by: person,
      started_at: now,
      start_snapshot: JSON.stringify(snapshot),
    },
    entries: [
      { created_at: now, created_by: person, kind: 'started', content: {} },
    ],
    at: now,
  });
}
