import { GetLineage } from '@mlownership/backstage-plugin-ml-ownership-common';

type Query = GetLineage['query'];

/** How much of the graph the search parameters ask for, and how it is shown. */
export interface LineageChoice {
  upstreamDepth: number;
  downstreamDepth: number;
  limit: number;
  view: 'graph' | 'list';
}

/** Deepest walk that the backend takes. */
export const MOST_DEPTH = 50;

const DEFAULT_DEPTH = 2;

/** Node budgets, each the next step after the one before. */
export const LIMITS = [200, 500, 1000];

/** Reads the search parameters; what is not understood counts as not given. */
export function lineageChoice(params: URLSearchParams): LineageChoice {
  const depth = (name: string) => {
    const text = params.get(name);
    const value = text === null || text === '' ? NaN : Number(text);
    return Number.isInteger(value) && value >= 0 && value <= MOST_DEPTH
      ? value
      : DEFAULT_DEPTH;
  };
  const limit = Number(params.get('limit'));
  return {
    upstreamDepth: depth('up'),
    downstreamDepth: depth('down'),
    limit: LIMITS.includes(limit) ? limit : LIMITS[0],
    view: params.get('view') === 'list' ? 'list' : 'graph',
  };
}

/** The question for the backend. */
export function lineageQuery(root: string, choice: LineageChoice): Query {
  return {
    root,
    direction: 'both',
    upstreamDepth: choice.upstreamDepth,
    downstreamDepth: choice.downstreamDepth,
    limit: choice.limit,
  };
}
