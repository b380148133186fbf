import {
  DifferenceType,
  GetDifferences,
} from '@mlownership/backstage-plugin-ml-ownership-common';

type Query = GetDifferences['query'];

/** Differences on one page. */
export const PAGE_SIZE = 20;

/** The search parameters that narrow the list. */
export const FILTER_PARAMETERS = ['search', 'type', 'owner'] as const;

/** In the order in which they want attention. */
export const DIFFERENCE_TYPES: readonly DifferenceType[] = [
  'undeclared',
  'unobserved',
  'ghost',
];

/**
 * The question for the backend that the search parameters stand for. What is not understood, as after a slip in a
 * hand-written link, is left out.
 */
export function differencesQuery(params: URLSearchParams): Query {
  const type = DIFFERENCE_TYPES.find(known => known === params.get('type'));
  const query: Query = {
    types: type && [type],
    owner: params.get('owner') || undefined,
    q: params.get('search')?.trim().slice(0, 200) || undefined,
    limit: PAGE_SIZE,
    cursor: params.get('cursor') || undefined,
  };
  return Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== undefined),
  );
}
