import {
  MovesPage,
  PortfolioHistory,
  ScorecardHistory,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Readable } from '../catalog/ReadableEntities';

/**
 * A time from which on, and until which, changes count. ISO 8601 instants in UTC.
 */
export interface Span {
  from: string;
  to: string;
}

/**
 * Reads how scorecards changed. Every call runs a constant number of statements.
 */
export interface HistoryStore {
  /** The changes of one entity, the latest first. */
  ofEntity(entityRef: string, span: Span): Promise<ScorecardHistory>;

  /**
   * Verdicts and levels over time of the entities of a kind, or of those that a group and the groups under it owned at each
   * moment.
   */
  ofPortfolio(
    query: Span & { kind: string; points: number; team?: string },
    readable: Readable,
  ): Promise<PortfolioHistory>;

  /** What stands otherwise at the end of a time than at its start, the latest first. */
  moves(
    query: Span & {
      kinds?: string[];
      team?: string;
      directions?: string[];
      limit: number;
      after?: { at: string; id: number };
    },
    readable: Readable,
  ): Promise<
    Pick<MovesPage, 'items' | 'totals'> & { next?: { at: string; id: number } }
  >;
}
