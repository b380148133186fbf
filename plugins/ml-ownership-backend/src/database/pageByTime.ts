import { Knex } from 'knex';
import { z } from 'zod';
import { encodeCursor, resume } from './cursor';

const DEFAULT_LIMIT = 20;

const position = z.object({
  at: z.string().max(40),
  id: z.string().max(100),
});

/**
 * A page of rows, the latest first.
 *
 * @param time - the column that says when
 * @param options - `filter` is what the request asks for; a cursor brings that of the answer that it comes from, as
 * `filterSchema` says
 * @param select - the rows that a filter lets through
 * @throws InputError where the cursor is not one of ours
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
