import {
  cutText,
  DifferenceType,
  GetDifferences,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { BELOW, includeBelow } from '../../../ui/filters';

type Query = GetDifferences['query'];

export const PAGE_SIZE = 20;

/** The search parameters that filter the list. */
export const FILTER_PARAMETERS = ['search', 'type', 'owner', BELOW] as const;

/** Types in order of urgency. */
export const DIFFERENCE_TYPES: readonly DifferenceType[] = [
  'undeclared',
  'unobserved',
  'ghost',
];

/** Converts the search parameters to a backend query. Invalid values, such as typing errors in a link, are ignored. */
export function differencesQuery(params: URLSearchParams): Query {
  const type = DIFFERENCE_TYPES.find(known => known === params.get('type'));
  const query: Query = {
    types: type && [type],
    owner: params.get('owner') || undefined,
    includeBelow: includeBelow(params),
    q: cutText(params.get('search')?.trim() ?? '', 200) || undefined,
    limit: PAGE_SIZE,
    cursor: params.get('cursor') || undefined,
  };
  return Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== undefined),
  );
}
