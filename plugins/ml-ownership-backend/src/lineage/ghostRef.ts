import { createHash } from 'node:crypto';

/** The ref of a ghost dataset. The catalog has no kind named ghost. */
export function ghostRef(key: string): string {
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 32);
  return `ghost:dataset/${digest}`;
}

export function isGhostRef(ref: string): boolean {
  return ref.startsWith('ghost:');
}
