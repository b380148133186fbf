import {
  GetTeams,
  TeamsPage,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { z } from 'zod';
import { VisibilityFilter } from '../catalog/ReadableEntities';
import { decodeCursor, encodeCursor } from '../database/cursor';
import { TeamStore } from './TeamStore';

const DEFAULT_LIMIT = 20;

const cursor = z.object({
  q: z.string().max(200).optional(),
  offset: z.number().int().min(0).max(1_000_000),
});

/**
 * A page of teams for a request. A cursor contains its own filter.
 *
 * @throws InputError if the cursor is invalid
 */
export async function pageTeams(
  store: TeamStore,
  query: GetTeams['query'],
  readable: VisibilityFilter,
): Promise<TeamsPage> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const { q, offset } = query.cursor
    ? decodeCursor(cursor, query.cursor)
    : { q: query.q, offset: 0 };
  const page = await store.page({ q, limit, offset }, readable);
  const at = (position: number) => encodeCursor({ q, offset: position });
  return {
    ...page,
    pageInfo: {
      nextCursor:
        offset + limit < page.totalItems ? at(offset + limit) : undefined,
      prevCursor: offset > 0 ? at(Math.max(0, offset - limit)) : undefined,
    },
  };
}
