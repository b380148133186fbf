import {
  Crossing,
  LineageParty,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { ORIGIN_ENDINGS } from '../originWords';
import { relationTitle } from '../relationTitle';

/** Why somebody must agree to a change. */
export const ROLE_WORDS: Record<LineageParty['role'], string> = {
  'upstream-owner': 'owns the source',
  steward: 'is its steward',
  'downstream-owner': 'owns what uses it',
  'data-changes': 'decides on data changes',
};

/** What the data is for, as in "training data for". */
export function relationWords(crossing: Crossing): string {
  return crossing.relations.map(relationTitle).join(', ');
}

/** How it is known. */
export function originWords(crossing: Crossing): string {
  return crossing.origins.map(origin => ORIGIN_ENDINGS[origin]).join(', ');
}

/** The tier of what matters most at either end, 1 being the highest. */
export function tierOf(crossing: Crossing): number | undefined {
  const tiers = [crossing.from.tier, crossing.to.tier].filter(
    (tier): tier is number => tier !== undefined,
  );
  return tiers.length > 0 ? Math.min(...tiers) : undefined;
}
