import { LineageEvent, RunFields, RunState } from '../events';

/** The value of each field, with the time of the event that said it. */
export type TimedFields = {
  [Name in keyof RunFields]?: { at: string; value: RunFields[Name] };
};

/** A run, accumulated over its events. */
export interface RunRecord {
  state?: RunState;
  /** Of the event with the state. */
  stateAt?: string;
  /** Of the first and the last event. */
  firstAt: string;
  lastAt: string;
  fields: TimedFields;
}

const ENDED: readonly RunState[] = ['COMPLETE', 'FAIL', 'ABORT'];

/** Whether a run has ended. */
export function isEnded(state: RunState | undefined): boolean {
  return state !== undefined && ENDED.includes(state);
}

/**
 * Adds an event to a run. The result is the same in whichever order the events arrive, and however often: the later
 * event decides each field, and a run that has ended does not start again.
 */
export function addToRun(
  before: RunRecord | undefined,
  { at, run }: Required<Pick<LineageEvent, 'at' | 'run'>>,
): RunRecord {
  const added = Object.fromEntries(
    Object.entries(run.fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, { at, value }]),
  ) as TimedFields;
  return mergeRuns(
    {
      state: run.state,
      stateAt: run.state && at,
      firstAt: at,
      lastAt: at,
      fields: added,
    },
    before,
  );
}

function mergeRuns(a: RunRecord, b: RunRecord | undefined): RunRecord {
  if (!b) {
    return a;
  }
  const { state, stateAt } = compareStates(a, b) >= 0 ? a : b;
  const fields: Record<string, unknown> = { ...b.fields };
  for (const [name, field] of Object.entries(a.fields)) {
    const other = b.fields[name as keyof RunFields];
    fields[name] = !other || compareTimed(field!, other) >= 0 ? field : other;
  }
  return {
    state,
    stateAt,
    firstAt: a.firstAt < b.firstAt ? a.firstAt : b.firstAt,
    lastAt: a.lastAt > b.lastAt ? a.lastAt : b.lastAt,
    fields: fields as TimedFields,
  };
}

function compareStates(a: RunRecord, b: RunRecord): number {
  return (
    rankOf(a.state) - rankOf(b.state) ||
    compareTexts(a.stateAt ?? '', b.stateAt ?? '') ||
    compareTexts(a.state ?? '', b.state ?? '')
  );
}

function rankOf(state: RunState | undefined): number {
  if (state === undefined) {
    return 0;
  }
  return isEnded(state) ? 2 : 1;
}

/** Two events of one time always compare in the same way. */
function compareTimed(
  a: { at: string; value?: unknown },
  b: { at: string; value?: unknown },
): number {
  return (
    compareTexts(a.at, b.at) ||
    compareTexts(JSON.stringify(a.value), JSON.stringify(b.value))
  );
}

function compareTexts(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
