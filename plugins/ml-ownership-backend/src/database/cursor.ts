import { InputError } from '@backstage/errors';
import { z } from 'zod';

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
    return schema.parse(
      JSON.parse(Buffer.from(text, 'base64url').toString('utf8')),
    );
  } catch {
    throw new InputError(
      'The cursor is not one that this server gave out; start again without a cursor',
    );
  }
}
