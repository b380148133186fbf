import { GetCrossings } from '@mlownership/backstage-plugin-ml-ownership-common';

type Query = GetCrossings['query'];
type Sort = NonNullable<Query['sort']>;

/** What should be there where data crosses from one team to another. */
export type Agreement = NonNullable<Query['missing']>[number];

/** Rows on one page. */
export const PAGE_SIZE = 20;

/** The search parameters that narrow the list; the rest says how it is sorted and which page is shown. */
export const FILTER_PARAMETERS = [
  'search',
  'team',
  'fromTeam',
  'toTeam',
  'missing',
] as const;

/** In the order of the columns. */
export const AGREEMENTS: readonly Agreement[] = [
  'contract',
  'freshness',
  'onCall',
];

const SORTS: readonly Sort[] = ['from', 'to', 'fromTeam', 'toTeam', 'tier'];

/**
 * The question for the backend that the search parameters stand for. What is not understood, as after a slip in a
 * hand-written link, is left out.
 */
export function crossingsQuery(params: URLSearchParams): Query {
  const missing = AGREEMENTS.filter(name =>
    params.getAll('missing').includes(name),
  );
  const sort = SORTS.find(known => known === params.get('sort'));
  const query: Query = {
    q: params.get('search')?.trim().slice(0, 200) || undefined,
    team: params.get('team') || undefined,
    fromTeam: params.get('fromTeam') || undefined,
    toTeam: params.get('toTeam') || undefined,
    missing: missing.length > 0 ? missing : undefined,
    sort,
    order: sort && (params.get('order') === 'desc' ? 'desc' : 'asc'),
    limit: PAGE_SIZE,
    cursor: params.get('cursor') || undefined,
  };
  return Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== undefined),
  );
}
