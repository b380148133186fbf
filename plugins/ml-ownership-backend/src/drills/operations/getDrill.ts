import {
  Drill,
  DrillEntry,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { parseStartSnapshot, toEntry } from '../DrillRow';
import { ListedDrillRow } from '../DrillStore';
import { redactMentions } from '../redactMentions';
import { toDrill } from '../toDrill';
import { DrillReader } from '../DrillReader';
import { DrillDependencies } from './DrillDependencies';

/** Returns a drill with its record, and the runbooks and steps as they were at its start. */
export async function getDrill(
  { store }: DrillDependencies,
  row: ListedDrillRow,
  reader: DrillReader,
): Promise<Drill> {
  const rows = await store.entries([row.id]);
  const entries = rows.map(toEntry);
  const start = parseStartSnapshot(row);
  return {
    ...toDrill(row, rows, reader),
    runbooks: start?.runbooks ?? [],
    steps: withProgress(start?.steps ?? [], entries),
    entries: entries.map(entry => ({
      ...entry,
      text: entry.text && redactMentions(entry.text, reader.visible),
    })),
  };
}

function withProgress(
  steps: readonly Pick<
    NonNullable<Drill['steps']>[number],
    'ability' | 'text'
  >[],
  entries: readonly DrillEntry[],
): Drill['steps'] {
  const done = new Map<number, { doneAt?: string; doneBy?: string }>();
  for (const { createdAt, createdBy, kind, step, done: isDone } of entries) {
    if (kind === 'step') {
      done.set(step!, isDone ? { doneAt: createdAt, doneBy: createdBy } : {});
    }
  }
  return steps.map((step, index) => ({ ...step, index, ...done.get(index) }));
}
