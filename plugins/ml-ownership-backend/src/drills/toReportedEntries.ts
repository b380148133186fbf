import {
  Ability,
  DrillFinish,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { parseHttpUrl } from '../text/parseHttpUrl';
import { parseTitle } from '../text/parseUserText';
import { NewDrillEntry } from './DrillStore';
import { parseDrillAbility } from './parseDrillAbility';
import { TraceFinding } from './TraceVerifierRegistry';

/**
 * Returns the entries for the blockers and traces that are reported with a result or a correction.
 *
 * @param abilities - the abilities of the drill
 * @throws InputError
 */
export function toReportedEntries(
  { blockers = [], traces = [] }: Pick<DrillFinish, 'blockers' | 'traces'>,
  abilities: readonly Ability[],
  createdBy: string,
  createdAt: string,
): NewDrillEntry[] {
  const created = { created_at: createdAt, created_by: createdBy };
  return [
    ...blockers.map(({ ability, title, url }) => ({
      ...created,
      kind: 'blocker' as const,
      content: {
        text: parseTitle('title', title, 1),
        url: url === undefined ? undefined : parseHttpUrl('url', url),
        ability: parseDrillAbility('ability', ability, abilities),
      },
    })),
    ...traces.map(url => ({
      ...created,
      kind: 'trace' as const,
      content: { url: parseHttpUrl('url', url) },
    })),
  ];
}

/** Returns the entries for what the verification of traces has found. */
export function toFindingEntries(
  findings: readonly TraceFinding[],
  createdAt: string,
): NewDrillEntry[] {
  return findings.map(({ url, text }) => ({
    created_at: createdAt,
    created_by: '',
    kind: 'trace' as const,
    content: { url, text },
  }));
}
