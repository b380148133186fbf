import {
  ABILITIES,
  ML_KINDS,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Entry, EntryReader } from '../demoDelivery';
import { CampaignCase, CampaignsFile } from './CampaignsFile';

const FIELDS = [
  'title',
  'by',
  'why',
  'kind',
  'tier',
  'team',
  'ability',
  'level',
  'startedAgo',
  'dueIn',
  'closed',
];

/**
 * Reads one file of the demo's campaigns. An entry that is not as it should be becomes a problem that names file, entry, field,
 * what stands there and what was expected.
 *
 * @param name - name of the file, for messages
 */
export function parseCampaignsFile(name: string, text: string): CampaignsFile {
  const reader = new EntryReader(name, text, ['campaigns']);
  return {
    name,
    campaigns: reader.read('campaigns', entry => [readCampaign(entry)]),
    problems: reader.problems,
  };
}

function readCampaign(entry: Entry): CampaignCase {
  entry.allow(FIELDS);
  const kind = oneOf(entry, 'kind', ML_KINDS);
  return {
    title: entry.text('title'),
    by: entry.ref('by'),
    why: entry.text('why'),
    goal: {
      ability: oneOf(entry, 'ability', ABILITIES),
      level: entry.count('level'),
    },
    scope: {
      kinds: kind && [kind],
      tiers: entry.has('tier') ? [entry.count('tier')] : undefined,
      team: entry.has('team') ? entry.ref('team') : undefined,
    },
    startedAgo: entry.duration('startedAgo'),
    dueIn: entry.duration('dueIn'),
    closed: entry.isTrue('closed'),
  };
}

function oneOf<T extends string>(
  entry: Entry,
  field: string,
  known: readonly T[],
): T | undefined {
  const text = entry.optionalText(field);
  const found = known.find(one => one === text);
  if (text !== undefined && found === undefined) {
    throw entry.problem(`has ${field} "${text}", expected ${known.join(', ')}`);
  }
  return found;
}
