import { createHash } from 'node:crypto';

/**
 * A digest of a JSON value. Keys count in the order in which they were set, so build the value the same way each time.
 */
export function hashOf(value: unknown): string {
  return createHash('sha1').update(JSON.stringify(value)).digest('base64');
}
