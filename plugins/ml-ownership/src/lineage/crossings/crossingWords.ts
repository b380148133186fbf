import { Crossing } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Translate } from '../../words';
import { relationTitle } from '../relationTitle';

/** What the data is for, as in "training data for". */
export function relationWords(t: Translate, crossing: Crossing): string {
  return crossing.relations
    .map(relation => relationTitle(t, relation))
    .join(', ');
}

/** How it is known. */
export function originWords(t: Translate, crossing: Crossing): string {
  return crossing.origins
    .map(origin => t(`lineage.originEnding.${origin}`))
    .join(', ');
}

/** The tier of what matters most at either end, 1 being the highest. */
export function tierOf(crossing: Crossing): number | undefined {
  const tiers = [crossing.from.tier, crossing.to.tier].filter(
    (tier): tier is number => tier !== undefined,
  );
  return tiers.length > 0 ? Math.min(...tiers) : undefined;
}
