import {
  Scorecard,
  ScorecardsPage,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibilityFilter } from '../catalog/ReadableEntities';
import { ScorecardQuery } from './ScorecardQuery';

/**
 * Reads stored scorecards. Every call runs a constant number of statements.
 */
export interface ScorecardStore {
  /** A page of scorecards, limited to the readable ones. */
  page(
    query: ScorecardQuery,
    readable: VisibilityFilter,
  ): Promise<ScorecardsPage>;

  /** The scorecard of an entity, or undefined before its first evaluation. */
  get(
    entityRef: string,
    readable: VisibilityFilter,
  ): Promise<Scorecard | undefined>;
}
