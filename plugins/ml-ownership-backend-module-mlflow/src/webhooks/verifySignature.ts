import { createHmac, timingSafeEqual } from 'node:crypto';

/** The oldest delivery that is accepted, in milliseconds, so that a recorded one cannot be sent again later. */
const MAX_AGE_MS = 5 * 60_000;

/**
 * Whether MLflow signed a webhook: `v1,<base64 HMAC-SHA256 of "<id>.<timestamp>.<body>">`.
 *
 * @param body - the bytes as received, because parsing and writing JSON again changes them
 * @param now - milliseconds since the epoch
 */
export function verifySignature(
  headers: { id?: string; timestamp?: string; signature?: string },
  body: Buffer,
  secret: string,
  now: number,
): boolean {
  const { id, timestamp, signature } = headers;
  if (!id || !timestamp || !signature || !/^\d{1,12}$/.test(timestamp)) {
    return false;
  }
  if (Math.abs(now - Number(timestamp) * 1000) > MAX_AGE_MS) {
    return false;
  }
  const expected = createHmac('sha256', secret)
    .update(`${id}.${timestamp}.`)
    .update(body)
    .digest();
  return signature.split(' ').some(part => {
    const [version, value = ''] = part.split(',');
    const given = Buffer.from(value, 'base64');
    return (
      version === 'v1' &&
      given.length === expected.length &&
      timingSafeEqual(given, expected)
    );
  });
}
