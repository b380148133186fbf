import { GetLineageEntities } from '@mlownership/backstage-plugin-ml-ownership-common';

/** By what teams are sorted. */
export type TeamSort =
  | 'team'
  | 'entities'
  | 'models'
  | 'tierOne'
  | 'nobodyElse'
  | 'nearest';

/** By what the entities of an open team are sorted. */
export type EntitySort = Exclude<
  NonNullable<GetLineageEntities['query']['sort']>,
  'owner'
>;

/** A column and its direction. */
export interface Sort<Column extends string> {
  column: Column;
  order: 'asc' | 'desc';
}

/** How the search parameters ask for an impact to be shown. */
export interface ImpactChoice {
  /** The order of the backend, the hardest hit first, where absent. */
  teams: Sort<TeamSort> | undefined;
  entities: Sort<EntitySort>;
  /** Entity refs of the teams whose entities are shown, and `NO_OWNER`. */
  open: string[];
}

/** Stands for the owner of what has none. */
export const NO_OWNER = 'none';

const TEAM_SORTS: readonly TeamSort[] = [
  'team',
  'entities',
  'models',
  'tierOne',
  'nobodyElse',
  'nearest',
];

const ENTITY_SORTS: readonly EntitySort[] = [
  'distance',
  'title',
  'kind',
  'tier',
  'verdict',
  'level',
];

/** Reads the search parameters; what is not understood counts as not given. */
export function impactChoice(params: URLSearchParams): ImpactChoice {
  return {
    teams: sortOf(params, 'impactSort', 'impactOrder', TEAM_SORTS),
    entities: sortOf(
      params,
      'impactEntitySort',
      'impactEntityOrder',
      ENTITY_SORTS,
    ) ?? { column: 'distance', order: 'asc' },
    open: params.getAll('impactTeam'),
  };
}

function sortOf<Column extends string>(
  params: URLSearchParams,
  columnName: string,
  orderName: string,
  columns: readonly Column[],
): Sort<Column> | undefined {
  const column = columns.find(known => known === params.get(columnName));
  return (
    column && {
      column,
      order: params.get(orderName) === 'desc' ? 'desc' : 'asc',
    }
  );
}
