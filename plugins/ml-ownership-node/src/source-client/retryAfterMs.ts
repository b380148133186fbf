/**
 * Reads a `Retry-After` header: seconds, or a date (RFC 9110, section 10.2.3).
 *
 * @param now - milliseconds since the epoch
 * @returns milliseconds from now, or undefined if there is no header or it is neither
 */
export function retryAfterMs(
  header: string | null,
  now: number,
): number | undefined {
  if (!header) {
    return undefined;
  }
  if (/^\d+$/.test(header.trim())) {
    return Number(header) * 1000;
  }
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
