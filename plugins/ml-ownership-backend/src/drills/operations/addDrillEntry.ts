import {
  DrillEntryRequest,
  DrillState,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  abilitiesOf,
  DrillRow,
  FINISHED_STATES,
  parseStartSnapshot,
} from '../DrillRow';
import { assertEntryLimit } from '../assertEntryLimit';
import { parseDrillEntry } from '../parseDrillEntry';
import { DrillActor, DrillDependencies } from './DrillDependencies';

/** States of a drill whose record may have an open blocker. */
const STATES_WITH_BLOCKERS: DrillState[] = ['running', ...FINISHED_STATES];

/**
 * Adds an entry to the record of a running drill. After the drill, only resolved blockers can be added, which change no
 * result.
 *
 * @throws InputError; ConflictError if the drill is not running, or its record is full
 */
export async function addDrillEntry(
  { clock, store }: DrillDependencies,
  row: DrillRow,
  request: DrillEntryRequest,
  { person }: Pick<DrillActor, 'person'>,
): Promise<void> {
  const entries = await store.entries([row.id]);
  assertEntryLimit(entries.length);
  const content = parseDrillEntry(
    request,
    { abilities: abilitiesOf(row), start: parseStartSnapshot(row) },
    entries,
  );
  const now = clock.now();
  await store.change(row.id, {
    from:
      request.kind === 'blocker-resolved' ? STATES_WITH_BLOCKERS : ['running'],
    entries: [
      { created_at: now, created_by: person, kind: request.kind, content },
    ],
    at: now,
  });
}
