import { createHash } from 'node:crypto';

/**
 * A digest of a JSON value, and of texts beside it. Keys count in the order in which they were set, so build the value the
 * same way each time.
 */
export function hashOf(value: unknown, ...texts: string[]): string {
  const hash = createHash('sha1').update(JSON.stringify(value));
  for (const text of texts) {
    hash.update('\n').update(text);
  }
  return hash.digest('base64');
}
