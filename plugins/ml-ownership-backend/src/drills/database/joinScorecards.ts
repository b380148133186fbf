import { Knex } from 'knex';

/** Adds the fields of the scorecard of its entity to each drill. */
export function joinScorecards(
  drills: Knex.QueryBuilder,
  scorecards: Knex.QueryBuilder,
): Knex.QueryBuilder {
  return drills
    .leftJoin(
      scorecards
        .select({
          scorecard_ref: 'entity_ref',
          title: 'title',
          tier: 'tier',
          drill_results: 'drill_results',
          owner: 'owner',
        })
        .as('cards'),
      'cards.scorecard_ref',
      'drills.entity_ref',
    )
    .select(
      'drills.*',
      'cards.title',
      'cards.tier',
      'cards.drill_results',
      'cards.owner',
    );
}
