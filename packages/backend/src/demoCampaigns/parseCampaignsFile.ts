import {
  ABILITIES,
  ML_KINDS,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  count,
  duration,
  entry,
  oneOf,
  ref,
  SeedFileReader,
  text,
} from '../demoSeed';
import { SeedCampaign, CampaignsFile } from './CampaignsFile';

const campaign = entry({
  title: text,
  by: ref,
  purpose: text,
  kind: oneOf(ML_KINDS).optional(),
  tier: count.optional(),
  team: ref.optional(),
  ability: oneOf(ABILITIES).optional(),
  level: count,
  levelOf: oneOf(['own', 'system'] as const).optional(),
  startedAgo: duration,
  dueIn: duration,
  closedAgo: duration.optional(),
}).transform(
  ({ ability, level, levelOf, kind, tier, team, ...rest }): SeedCampaign => ({
    ...rest,
    goal: { ability, level, levelOf },
    scope: {
      kinds: kind && [kind],
      tiers: tier === undefined ? undefined : [tier],
      team,
    },
  }),
);

/**
 * Parses a seed file of campaigns. An invalid entry becomes problems that name file, entry, field, the value found
 * and the value expected.
 *
 * @param name - name of the file, for messages
 */
export function parseCampaignsFile(name: string, yaml: string): CampaignsFile {
  const reader = new SeedFileReader(name, yaml, ['campaigns']);
  return {
    name,
    campaigns: reader.read('campaigns', campaign),
    problems: reader.problems,
  };
}
