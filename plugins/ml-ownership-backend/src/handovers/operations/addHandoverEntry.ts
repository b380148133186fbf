import { HandoverEntryRequest } from '@mlownership/backstage-plugin-ml-ownership-common';
import { assertBlocker } from '../../drills/assertBlocker';
import { assertEntryLimit } from '../../drills/assertEntryLimit';
import { parseHttpUrl } from '../../text/parseHttpUrl';
import { parseUserText } from '../../text/parseUserText';
import { HandoverEntryContent, HandoverEntryRow } from '../HandoverRow';
import { HandoverDependencies } from './HandoverDependencies';

/**
 * Adds a blocker, a resolution of a blocker, or a note to the record.
 *
 * @throws InputError; ConflictError if the handover is closed, or its record is full
 */
export async function addHandoverEntry(
  { clock, store }: HandoverDependencies,
  id: string,
  request: HandoverEntryRequest,
  person: string,
): Promise<void> {
  const entries = await store.entries([id]);
  assertEntryLimit(entries.length);
  await store.change(id, {
    from: ['proposed', 'shadowing'],
    entry: {
      created_at: clock.now(),
      created_by: person,
      kind: request.kind,
      content: parseEntry(request, entries),
    },
  });
}

/** @throws InputError if a required field is missing */
function parseEntry(
  { blocker, kind, text, url: link }: HandoverEntryRequest,
  entries: readonly HandoverEntryRow[],
): HandoverEntryContent {
  const url = link === undefined ? undefined : parseHttpUrl('url', link);
  if (kind === 'blocker-resolved') {
    assertBlocker(blocker, entries);
    return {
      blocker,
      text: text === undefined ? undefined : parseUserText('text', text, 1),
    };
  }
  return { text: parseUserText('text', text ?? '', 1), url };
}
