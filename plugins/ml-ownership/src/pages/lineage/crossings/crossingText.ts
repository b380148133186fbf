import { Crossing } from '@mlownership/backstage-plugin-ml-ownership-common';
import { TranslateFunction } from '../../../translations';
import { relationTitle } from '../relationTitle';

/** The use of the data, as in "training data for". */
export function describeRelations(
  t: TranslateFunction,
  crossing: Crossing,
): string {
  return crossing.relations
    .map(relation => relationTitle(t, relation))
    .join(', ');
}

/** The origins of the edge. */
export function describeOrigins(
  t: TranslateFunction,
  crossing: Crossing,
): string {
  return crossing.origins
    .map(origin => t(`lineage.originEnding.${origin}`))
    .join(', ');
}

/** The more critical tier of both ends, 1 being the highest. */
export function tierOf(crossing: Crossing): number | undefined {
  const tiers = [crossing.from.tier, crossing.to.tier].filter(
    (tier): tier is number => tier !== undefined,
  );
  return tiers.length > 0 ? Math.min(...tiers) : undefined;
}
