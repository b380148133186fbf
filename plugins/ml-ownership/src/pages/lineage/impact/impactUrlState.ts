import { GetLineageEntities } from '@mlownership/backstage-plugin-ml-ownership-common';

/** Sort columns of the team table. */
export type TeamSort =
  | 'team'
  | 'entities'
  | 'models'
  | 'tierOne'
  | 'modelsWithVerdictNo'
  | 'minDistance';

/** Sort columns of the entities of a team. */
export type EntitySort = Exclude<
  NonNullable<GetLineageEntities['query']['sort']>,
  'owner'
>;

/** A column and its direction. */
export interface Sort<Column extends string> {
  column: Column;
  order: 'asc' | 'desc';
}

/** The state of the impact view in the search parameters. */
export interface ImpactChoice {
  /** Sort order of the teams; the backend's order, most affected first, if undefined. */
  teams: Sort<TeamSort> | undefined;
  entities: Sort<EntitySort>;
  /** Entity refs of the expanded teams, and `NO_OWNER`. */
  open: string[];
}

/** The owner of entities without an owner. */
export const NO_OWNER = 'none';

const TEAM_SORTS: readonly TeamSort[] = [
  'team',
  'entities',
  'models',
  'tierOne',
  'modelsWithVerdictNo',
  'minDistance',
];

const ENTITY_SORTS: readonly EntitySort[] = [
  'distance',
  'title',
  'kind',
  'tier',
  'verdict',
  'level',
];

/** Reads the search parameters; invalid values are ignored. */
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
