import { InputError } from '@backstage/errors';
import { DrillFinish } from '@mlownership/backstage-plugin-ml-ownership-common';
import { DrillRow } from './DrillRow';
import { parsePastInstant } from './parsePastInstant';

/** Minimum duration of a drill that proves something, in milliseconds. Source: DESIGN §6. */
const MIN_DURATION = 60_000;

/**
 * Parses the start and the end of a drill.
 *
 * @param finish - `hasPassed` is whether an ability passed
 *
 * @throws InputError if the times are out of order, or a drill that passed was too short
 */
export function parseDrillTimes(
  row: DrillRow,
  finish: Pick<DrillFinish, 'startedAt' | 'endedAt'> & { hasPassed: boolean },
  now: string,
): { startedAt: string; endedAt: string } {
  const recorded = row.started_at!;
  const startedAt =
    finish.startedAt === undefined
      ? recorded
      : parsePastInstant('startedAt', finish.startedAt, now);
  const endedAt =
    finish.endedAt === undefined
      ? now
      : parsePastInstant('endedAt', finish.endedAt, now);
  if (startedAt < recorded) {
    throw new InputError(
      `startedAt is "${finish.startedAt}", which is before the drill was started at ${recorded}`,
    );
  }
  if (endedAt < startedAt) {
    throw new InputError(
      `endedAt is "${endedAt}", which is before it started at ${startedAt}`,
    );
  }
  if (
    finish.hasPassed &&
    Date.parse(endedAt) - Date.parse(startedAt) < MIN_DURATION
  ) {
    throw new InputError(
      `It started at ${startedAt} and ended at ${endedAt}, expected at least one minute; no drill is shorter than reading its runbook`,
    );
  }
  return { startedAt, endedAt };
}
