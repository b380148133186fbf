import { PageInfo } from '@mlownership/backstage-plugin-ml-ownership-common';
import { z } from 'zod';
import { encodeCursor, resume } from '../database/cursor';
import { smallest } from './smallest';

const DEFAULT_LIMIT = 20;

/** As far as pages go; who wants to see more asks for something narrower. */
const DEEPEST = 10_000;

/**
 * One page of what a request asks for.
 */
export class PageOf<Filter> {
  private constructor(
    readonly filter: Filter,
    private readonly offset: number,
    private readonly limit: number,
  ) {}

  /**
   * Reads what a request asks for; a cursor brings it all with it.
   *
   * @param schema - of the filter
   * @throws InputError where the cursor is not one of ours
   */
  static request<Filter>(
    schema: z.ZodType<Filter>,
    query: { cursor?: string; limit?: number },
    filter: () => Filter,
  ): PageOf<Filter> {
    const { filter: asked, after = 0 } = resume(
      query.cursor,
      z.object({
        filter: schema,
        after: z.number().int().min(0).max(DEEPEST),
      }) as unknown as z.ZodType<{ filter: Filter; after: number }>,
      filter,
    );
    return new PageOf(asked, after, query.limit ?? DEFAULT_LIMIT);
  }

  /** The items of the page, and the way to those beside it. */
  cut<T>(
    items: readonly T[],
    compare: (a: T, b: T) => number,
  ): { items: T[]; totalItems: number; pageInfo: PageInfo } {
    const { filter, limit, offset } = this;
    const at = (after: number) => encodeCursor({ filter, after });
    return {
      items: smallest(items, offset + limit, compare).slice(offset),
      totalItems: items.length,
      pageInfo: {
        nextCursor:
          offset + limit < Math.min(items.length, DEEPEST)
            ? at(offset + limit)
            : undefined,
        prevCursor: offset > 0 ? at(Math.max(0, offset - limit)) : undefined,
      },
    };
  }
}
