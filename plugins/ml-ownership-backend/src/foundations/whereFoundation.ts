import {
  Foundation,
  FOUNDATIONS,
  FoundationState,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { countColumn, countOfState } from './countColumns';

/**
 * Limits a query of scorecards to those with at least one criterion of a foundation in a state. Without a state, any
 * state matches; without a foundation, any of them.
 */
export function whereFoundation(
  scorecards: Knex.QueryBuilder,
  {
    foundation,
    foundationState,
  }: { foundation?: Foundation; foundationState?: FoundationState },
): void {
  if (!foundation && !foundationState) {
    return;
  }
  scorecards.where(either => {
    for (const each of foundation ? [foundation] : FOUNDATIONS) {
      const column = countColumn(each);
      either.orWhereRaw(
        `${
          foundationState ? countOfState(column, foundationState) : column
        } > 0`,
      );
    }
  });
}
