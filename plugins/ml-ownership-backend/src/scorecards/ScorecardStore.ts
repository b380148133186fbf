import {
  Scorecard,
  ScorecardsPage,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Readable } from '../catalog/ReadableEntities';
import { ScorecardQuery } from './ScorecardQuery';

/**
 * Reads stored scorecards. Every call runs a constant number of statements.
 */
export interface ScorecardStore {
  /** A page, narrowed to what may be read. */
  page(query: ScorecardQuery, readable: Readable): Promise<ScorecardsPage>;

  /** The scorecard of an entity, or undefined before its first evaluation. */
  get(entityRef: string, readable: Readable): Promise<Scorecard | undefined>;
}
