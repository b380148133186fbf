import { Knex } from 'knex';
import { z } from 'zod';
import { encodeCursor, resume } from './cursor';

const DEFAULT_LIMIT = 20;

const position = z.object({
  at: z.string().max(40),
  id: z.string().max(100),
});

/**
 * Returns a page of rows, newest first.
 *
 * @param time - the column to sort by
 * @param options - `filter` returns the filter of the request; a cursor contains the filter of the page that it comes
 * from, in the shape of `filterSchema`
 * @param select - queries the rows that match a filter
 * @throws InputError if the cursor was not issued by this server
 */
export async function pageByTime<Row extends { id: string }, Filter>(
  time: string & keyof Row,
  options: {
    limit?: number;
    cursor?: string;
    filter: () => Filter;
    filterSchema: z.ZodType<Filter>;
  },
  select: (filter: Filter) => Knex.QueryBuilder,
): Promise<{ rows: Row[]; nextCursor?: string }> {
  const limit = options.limit ?? DEFAULT_LIMIT;
  const { filter, after } = resume(
    options.cursor,
    z.object({ filter: options.filterSchema, after: position }),
    options.filter,
  );
  const query = select(filter);
  if (after) {
    const { at, id } = after;
    query.where(inner =>
      inner
        .where(time, '<', at)
        .orWhere(same => same.where(time, at).where('id', '<', id)),
    );
  }
  const rows: Row[] = await query
    .orderBy([
      { column: time, order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    nextCursor:
      last && rows.length > limit
        ? encodeCursor({ filter, after: { at: last[time], id: last.id } })
        : undefined,
  };
}
