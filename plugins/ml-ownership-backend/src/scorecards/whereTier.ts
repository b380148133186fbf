import { Knex } from 'knex';
import { ScorecardFilter } from './ScorecardQuery';

/** Limits a query of scorecards to some tiers, or to what has no tier, or to both. */
export function whereTier(
  scorecards: Knex.QueryBuilder,
  { tier, withoutTier }: Pick<ScorecardFilter, 'tier' | 'withoutTier'>,
): void {
  if (!tier && !withoutTier) {
    return;
  }
  scorecards.where(either => {
    if (tier) {
      either.whereIn('tier', tier);
    }
    if (withoutTier) {
      either.orWhereNull('tier');
    }
  });
}
