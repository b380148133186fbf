import {
  DrillsPage,
  GetDrills,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { toRef } from '../../catalog/toRef';
import { parseDay } from '../../time/parseDay';
import { toDrill } from '../toDrill';
import { DrillReader } from '../DrillReader';
import { DrillDependencies } from './DrillDependencies';

/**
 * Returns drills of entities that the caller may read: running, then planned ones, then those that are over, newest
 * first.
 *
 * @throws InputError
 */
export async function listDrills(
  { store }: DrillDependencies,
  query: GetDrills['query'],
  reader: DrillReader,
): Promise<DrillsPage> {
  const { rows, nextCursor } = await store.page(
    {
      limit: query.limit,
      cursor: query.cursor,
      filter: () => ({
        entityRef: query.entityRef && toRef('entityRef', query.entityRef),
        team: query.team && toRef('team', query.team, 'group'),
        owner: query.owner && toRef('owner', query.owner, 'group'),
        operator: query.operator && toRef('operator', query.operator, 'user'),
        state: query.state,
        ability: query.ability,
        plannedFrom:
          query.plannedFrom && parseDay('plannedFrom', query.plannedFrom),
        plannedTo: query.plannedTo && parseDay('plannedTo', query.plannedTo),
      }),
    },
    reader.visible,
  );
  const entries = await store.entries(
    rows.map(({ id }) => id),
    ['blocker', 'trace'],
  );
  return {
    items: rows.map(row =>
      toDrill(
        row,
        entries.filter(({ drill_id: id }) => id === row.id),
        reader,
      ),
    ),
    pageInfo: { nextCursor },
  };
}
