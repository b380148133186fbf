import {
  GetHandovers,
  HandoversPage,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibilityFilter } from '../../catalog/ReadableEntities';
import { toRef } from '../../catalog/toRef';
import { HandoverReader } from '../toHandover';
import { HandoverDependencies } from './HandoverDependencies';
import { readHandovers } from './readHandovers';

/**
 * Returns handovers of entities that the caller may read, newest first.
 *
 * @throws InputError
 */
export async function listHandovers(
  dependencies: HandoverDependencies,
  query: GetHandovers['query'],
  visible: VisibilityFilter,
  reader: HandoverReader | undefined,
): Promise<HandoversPage> {
  const { rows, nextCursor } = await dependencies.store.page(
    {
      limit: query.limit,
      cursor: query.cursor,
      filter: () => ({
        entityRef: query.entityRef && toRef('entityRef', query.entityRef),
        team: query.team && toRef('team', query.team, 'group'),
        state: query.state,
      }),
    },
    visible,
  );
  return {
    items: await readHandovers(dependencies, rows, reader),
    pageInfo: { nextCursor },
  };
}
