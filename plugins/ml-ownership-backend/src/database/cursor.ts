import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { holdsNul } from './holdsNul';

/** A row id as a cursor may hold it: PostgreSQL refuses to compare its integers with larger numbers. */
export const rowId = z.number().int().min(0).max(2_147_483_647);

/**
 * Packs a position into a text that a client hands back as it is.
 */
export function encodeCursor(content: unknown): string {
  return Buffer.from(JSON.stringify(content)).toString('base64url');
}

/**
 * Reads a text of {@link encodeCursor}.
 *
 * @throws InputError where it does not hold what the schema says
 */
export function decodeCursor<T>(schema: z.ZodType<T>, text: string): T {
  try {
    const content = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return schema.parse(holdsNul(content) ? undefined : content);
  } catch {
    throw new InputError(
      'The cursor is not one that this server gave out; start again without a cursor',
    );
  }
}

/**
 * What a page is a page of, and where it begins: a cursor brings both.
 *
 * @param schema - of the cursor
 * @param filter - what the request asks for, where it has no cursor
 * @throws InputError where the cursor is not one of ours
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
