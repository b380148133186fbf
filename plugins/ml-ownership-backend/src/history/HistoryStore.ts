import {
  ChangesPage,
  PortfolioHistory,
  ScorecardChange,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibilityFilter } from '../catalog/ReadableEntities';

/** A time span: changes count from `from` on and until `to`. ISO 8601 instants in UTC. */
export interface Span {
  from: string;
  to: string;
}

/** A page of the changes of one entity; `before` is the `next` of the previous page. */
export interface EntityChangesQuery extends Span {
  limit: number;
  before?: number;
}

/** Counts of a kind at a number of points, of all entities or of those of a group. */
export interface PortfolioHistoryQuery extends Span {
  kind: string;
  points: number;
  team?: string;
}

/** A page of changes; `after` is the `next` of the previous page. */
export interface ChangesQuery extends Span {
  kinds?: string[];
  team?: string;
  types?: string[];
  limit: number;
  after?: ChangePosition;
}

/** Position in the list of changes at which a page starts. */
interface ChangePosition {
  at: string;
  id: number;
}

export interface ChangesResult extends Pick<ChangesPage, 'items' | 'totals'> {
  next?: ChangePosition;
}

/** Reads the history of scorecards. Every call runs a constant number of statements. */
export interface HistoryStore {
  /** Changes of one entity, newest first. */
  ofEntity(
    entityRef: string,
    query: EntityChangesQuery,
  ): Promise<{ items: ScorecardChange[]; next?: number }>;

  /**
   * Verdicts and levels over time of the entities of a kind, or of those that a group and the groups below it owned
   * at each moment.
   */
  ofPortfolio(
    query: PortfolioHistoryQuery,
    readable: VisibilityFilter,
  ): Promise<PortfolioHistory>;

  /** Differences between the status at the start and at the end of a span, newest first. */
  changes(
    query: ChangesQuery,
    readable: VisibilityFilter,
  ): Promise<ChangesResult>;
}
