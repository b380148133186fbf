import {
  cutText,
  GetCrossings,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { BELOW, includeBelow } from '../../../ui/filters';

type Query = GetCrossings['query'];
type Sort = NonNullable<Query['sort']>;

/** An agreement that a crossing should have. */
export type Agreement = NonNullable<Query['missing']>[number];

export const PAGE_SIZE = 20;

/** The search parameters that filter the list; the others are sort order and page. */
export const FILTER_PARAMETERS = [
  'search',
  'team',
  'fromTeam',
  'toTeam',
  BELOW,
  'missing',
] as const;

/** Agreements in the order of the columns. */
export const AGREEMENTS: readonly Agreement[] = [
  'contract',
  'freshness',
  'onCall',
];

const SORTS: readonly Sort[] = ['from', 'to', 'fromTeam', 'toTeam', 'tier'];

/** Converts the search parameters to a backend query. Invalid values, such as typing errors in a link, are ignored. */
export function crossingsQuery(params: URLSearchParams): Query {
  const missing = AGREEMENTS.filter(name =>
    params.getAll('missing').includes(name),
  );
  const sort = SORTS.find(known => known === params.get('sort'));
  const query: Query = {
    q: cutText(params.get('search')?.trim() ?? '', 200) || undefined,
    team: params.get('team') || undefined,
    fromTeam: params.get('fromTeam') || undefined,
    toTeam: params.get('toTeam') || undefined,
    includeBelow: includeBelow(params),
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
