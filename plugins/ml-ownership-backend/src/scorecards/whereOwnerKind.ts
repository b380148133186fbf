import { Knex } from 'knex';
import { ScorecardFilter } from './ScorecardQuery';

/** How long the start of an owner is that names its kind, as in `user:` and `group`. */
const LENGTH = 5;

/** Limits a query of scorecards to those that a Group or a User owns, through the index on the start of the owner. */
export function whereOwnerKind(
  scorecards: Knex.QueryBuilder,
  kinds: ScorecardFilter['ownerKind'],
): void {
  if (kinds) {
    const starts = kinds.map(kind => `${kind}:`.slice(0, LENGTH));
    scorecards.whereRaw(
      `substr(owner, 1, ${LENGTH}) in (${starts.map(() => '?').join(', ')})`,
      starts,
    );
  }
}
