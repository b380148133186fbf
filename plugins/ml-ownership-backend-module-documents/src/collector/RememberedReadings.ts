import { JsonObject, JsonValue } from '@backstage/types';
import { Look, LookResult } from './Look';

/** What an earlier look found, kept so that an unchanged document need not be sent again. */
export interface RememberedReading {
  question: string;
  url: string;
  etag: string;
  digest: string;
  outcome: 'pass' | 'fail';
  detail: string;
}

/** The earlier reading of a look, where it answers the same question. */
export function recall(look: Look): RememberedReading | undefined {
  const readings = look.target.state?.readings;
  const found = isJsonObject(readings)
    ? readings[look.criterion.id]
    : undefined;
  return isRememberedReading(found) && found.question === look.question
    ? found
    : undefined;
}

/** The state that keeps what is worth keeping. */
export function remember(
  results: readonly { look: Look; result: LookResult }[],
): JsonObject | undefined {
  const readings = results.flatMap(({ look, result }) => {
    // What could not be seen this time may be as it was.
    const kept = result.seen ? toReading(look, result) : recall(look);
    return kept ? [[look.criterion.id, { ...kept }] as const] : [];
  });
  return readings.length > 0
    ? { readings: Object.fromEntries(readings) }
    : undefined;
}

function toReading(
  { question }: Look,
  result: LookResult & { seen: true },
): RememberedReading | undefined {
  return result.remembered && result.digest
    ? {
        question,
        ...result.remembered,
        digest: result.digest,
        outcome: result.reading.outcome,
        detail: result.reading.detail,
      }
    : undefined;
}

function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRememberedReading(value: unknown): value is RememberedReading {
  const reading = value as Partial<RememberedReading> | undefined;
  return (
    typeof reading === 'object' &&
    reading !== null &&
    [
      reading.question,
      reading.url,
      reading.etag,
      reading.digest,
      reading.detail,
    ].every(text => typeof text === 'string') &&
    (reading.outcome === 'pass' || reading.outcome === 'fail')
  );
}
