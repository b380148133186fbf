import { PageInfo } from '@mlownership/backstage-plugin-ml-ownership-common';
import { z } from 'zod';
import { encodeCursor, resume } from '../database/cursor';
import { takeSmallest } from './takeSmallest';

const DEFAULT_LIMIT = 20;

/** The maximum offset; callers who need more have to narrow their request. */
const MAX_DEPTH = 10_000;

/** One page of a request with an offset. */
export class OffsetPage<Filter> {
  private constructor(
    readonly filter: Filter,
    private readonly offset: number,
    private readonly limit: number,
  ) {}

  /**
   * Reads the page of a request; a cursor contains the whole request.
   *
   * @param schema - of the filter
   * @throws InputError if the cursor is invalid
   */
  static request<Filter>(
    schema: z.ZodType<Filter>,
    query: { cursor?: string; limit?: number },
    filter: () => Filter,
  ): OffsetPage<Filter> {
    const { filter: asked, after = 0 } = resume(
      query.cursor,
      z.object({
        filter: schema,
        after: z.number().int().min(0).max(MAX_DEPTH),
      }) as unknown as z.ZodType<{ filter: Filter; after: number }>,
      filter,
    );
    return new OffsetPage(asked, after, query.limit ?? DEFAULT_LIMIT);
  }

  /** The items of the page, with the cursors of its neighbours. */
  cut<T>(
    items: readonly T[],
    compare: (a: T, b: T) => number,
  ): { items: T[]; totalItems: number; pageInfo: PageInfo } {
    const { filter, limit, offset } = this;
    const at = (after: number) => encodeCursor({ filter, after });
    return {
      items: takeSmallest(items, offset + limit, compare).slice(offset),
      totalItems: items.length,
      pageInfo: {
        nextCursor:
          offset + limit < Math.min(items.length, MAX_DEPTH)
            ? at(offset + limit)
            : undefined,
        prevCursor: offset > 0 ? at(Math.max(0, offset - limit)) : undefined,
      },
    };
  }
}
