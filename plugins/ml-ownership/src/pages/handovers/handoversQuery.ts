import { GetHandovers } from '@mlownership/backstage-plugin-ml-ownership-common';
import { HANDOVER_STATES } from './handoverStates';

/** Rows per page. */
const PAGE_SIZE = 20;

/** The search parameters that filter the list. */
export const FILTER_PARAMETERS = ['state', 'team', 'entityRef'] as const;

/** Converts the search parameters to a query for the backend; invalid parameters are ignored. */
export function handoversQuery(params: URLSearchParams): GetHandovers['query'] {
  const state = HANDOVER_STATES.filter(known =>
    params.getAll('state').includes(known),
  );
  const query: GetHandovers['query'] = {
    state: state.length > 0 ? state : undefined,
    team: params.get('team') || undefined,
    entityRef: params.get('entityRef') || undefined,
    limit: PAGE_SIZE,
    cursor: params.get('cursor') || undefined,
  };
  return Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== undefined),
  );
}
