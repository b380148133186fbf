import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { containsNul } from './containsNul';

/** A row id in a cursor. PostgreSQL refuses to compare its integers with larger numbers. */
export const rowId = z.number().int().min(0).max(2_147_483_647);

/**
 * Encodes a position as an opaque text for the client to send back.
 */
export function encodeCursor(content: unknown): string {
  return Buffer.from(JSON.stringify(content)).toString('base64url');
}

/**
 * Decodes a text of {@link encodeCursor}.
 *
 * @throws InputError if the content does not match the schema
 */
export function decodeCursor<T>(schema: z.ZodType<T>, text: string): T {
  try {
    const content = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return schema.parse(containsNul(content) ? undefined : content);
  } catch {
    throw new InputError('Invalid cursor; start again without one');
  }
}

/**
 * Returns the filter of a page and the position at which it starts. A cursor contains both.
 *
 * @param schema - of the cursor
 * @param filter - returns the filter of the request, for requests without a cursor
 * @throws InputError if the cursor was not issued by this server
 */
export function resume<Filter, Position>(
  cursor: string | undefined,
  schema: z.ZodType<{ filter: Filter; after: Position }>,
  filter: () => Filter,
): { filter: Filter; after?: Position } {
  return cursor === undefined
    ? { filter: filter() }
    : decodeCursor(schema, cursor);
}
