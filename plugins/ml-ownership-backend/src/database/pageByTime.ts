import { Knex } from 'knex';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from './cursor';

const DEFAULT_LIMIT = 20;

const position = z.object({
  at: z.string().max(40),
  id: z.string().max(100),
});

/**
 * A page of rows, the latest first.
 *
 * @param time - the column that says when
 */
export async function pageByTime<Row extends { id: string }>(
  query: Knex.QueryBuilder,
  time: string & keyof Row,
  options: { limit?: number; cursor?: string },
): Promise<{ rows: Row[]; nextCursor?: string }> {
  const limit = options.limit ?? DEFAULT_LIMIT;
  if (options.cursor) {
    const { at, id } = decodeCursor(position, options.cursor);
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
        ? encodeCursor({ at: last[time], id: last.id })
        : undefined,
  };
}
