import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifySignature } from './verifySignature';

const FOLDER = join(__dirname, '../__fixtures__/recorded/mlflow-3/webhooks');

/** Webhooks that a real server has sent. */
const recorded = readdirSync(FOLDER).map(file => {
  const { headers, raw, body, secret } = JSON.parse(
    readFileSync(join(FOLDER, file), 'utf8'),
  );
  return {
    file,
    headers: {
      id: headers['X-MLflow-Delivery-Id'],
      timestamp: headers['X-MLflow-Timestamp'],
      signature: headers['X-MLflow-Signature'],
    },
    raw: Buffer.from(raw),
    body,
    secret,
    sentAt: Number(headers['X-MLflow-Timestamp']) * 1000,
  };
});

describe.each(recorded)('verifySignature of $file', hook => {
  it('accepts the bytes as sent, soon after', () => {
    const { headers, raw, secret, sentAt } = hook;
    expect(verifySignature(headers, raw, secret, sentAt + 2000)).toBe(true);
  });

  it('rejects another body, secret, id or time, and an old delivery', () => {
    const { headers, raw, body, secret, sentAt } = hook;
    const verify = (
      changed: Partial<typeof headers>,
      bytes = raw,
      key = secret,
      now = sentAt,
    ) => verifySignature({ ...headers, ...changed }, bytes, key, now);
    expect(verify({}, Buffer.from(JSON.stringify(body)))).toBe(false);
    expect(verify({}, raw, 'other')).toBe(false);
    expect(verify({ id: 'other' })).toBe(false);
    expect(verify({ timestamp: String(sentAt / 1000 + 1) })).toBe(false);
    expect(verify({ signature: undefined })).toBe(false);
    expect(verify({ signature: 'v1,' })).toBe(false);
    expect(verify({}, raw, secret, sentAt + 6 * 60_000)).toBe(false);
  });
});
