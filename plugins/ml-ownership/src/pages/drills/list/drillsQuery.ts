import { GetDrills } from '@mlownership/backstage-plugin-ml-ownership-common';
import { ABILITIES } from '../../../ui/verdict';
import { DRILL_STATES } from '../text';

/** Rows per page. */
const PAGE_SIZE = 20;

/** The search parameters that filter the list. */
export const FILTER_PARAMETERS = [
  'state',
  'team',
  'owner',
  'ability',
  'entityRef',
  'operator',
] as const;

/**
 * Converts the search parameters to a query for the backend. Invalid parameters, such as typos in a hand-written link,
 * are ignored.
 */
export function drillsQuery(params: URLSearchParams): GetDrills['query'] {
  const state = DRILL_STATES.filter(known =>
    params.getAll('state').includes(known),
  );
  const query: GetDrills['query'] = {
    state: state.length > 0 ? state : undefined,
    team: params.get('team') || undefined,
    owner: params.get('owner') || undefined,
    ability: ABILITIES.find(known => known === params.get('ability')),
    entityRef: params.get('entityRef') || undefined,
    operator: params.get('operator') || undefined,
    limit: PAGE_SIZE,
    cursor: params.get('cursor') || undefined,
  };
  return Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== undefined),
  );
}
