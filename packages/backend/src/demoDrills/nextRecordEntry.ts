import {
  DrillEntry,
  HandoverEntry,
  HandoverEntryRequest,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { SeedNote } from './DrillsFile';

/** The next entry to add until a line of the file is in a record, then undefined. */
export function nextRecordEntry(
  line: SeedNote,
  { entries = [] }: { entries?: (DrillEntry | HandoverEntry)[] },
): HandoverEntryRequest | undefined {
  const own = entries.find(
    ({ kind, text }) => kind === line.kind && text === line.text,
  );
  if (!own) {
    return { kind: line.kind, text: line.text, url: line.url };
  }
  if (line.kind === 'note' || line.resolved === undefined) {
    return undefined;
  }
  const isResolved = entries.some(
    ({ kind, blocker }) => kind === 'blocker-resolved' && blocker === own.id,
  );
  return isResolved
    ? undefined
    : { kind: 'blocker-resolved', blocker: own.id, text: line.resolved };
}
