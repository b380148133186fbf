import {
  ABILITIES,
  ML_KINDS,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Entry, SeedFileReader } from '../demoSeed';
import { SeedCampaign, CampaignsFile } from './CampaignsFile';

const FIELDS = [
  'title',
  'by',
  'purpose',
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
 * Parses a seed file of campaigns. An invalid entry becomes a problem that names file, entry, field, the value found
 * and the value expected.
 *
 * @param name - name of the file, for messages
 */
export function parseCampaignsFile(name: string, text: string): CampaignsFile {
  const reader = new SeedFileReader(name, text, ['campaigns']);
  return {
    name,
    campaigns: reader.read('campaigns', entry => [readCampaign(entry)]),
    problems: reader.problems,
  };
}

function readCampaign(entry: Entry): SeedCampaign {
  entry.allow(FIELDS);
  const kind = oneOf(entry, 'kind', ML_KINDS);
  return {
    title: entry.text('title'),
    by: entry.ref('by'),
    purpose: entry.text('purpose'),
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
  allowed: readonly T[],
): T | undefined {
  const text = entry.optionalText(field);
  const found = allowed.find(one => one === text);
  if (text !== undefined && found === undefined) {
    throw entry.problem(
      `has ${field} "${text}", expected ${allowed.join(', ')}`,
    );
  }
  return found;
}
