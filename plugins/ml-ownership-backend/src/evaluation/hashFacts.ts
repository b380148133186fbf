import { createHash } from 'node:crypto';

/**
 * Returns a digest of a JSON value and further texts. Depends on the insertion order of the keys, so build the value in
 * the same way each time.
 */
export function hashOf(value: unknown, ...texts: string[]): string {
  const hash = createHash('sha1').update(JSON.stringify(value));
  for (const text of texts) {
    hash.update('\n').update(text);
  }
  return hash.digest('base64');
}
