import { JsonObject, JsonValue } from '@backstage/types';
import { Look, DocumentCheckResult } from './DocumentCheck';

/** The finding of an earlier check, cached so that an unchanged document is not downloaded again. */
export interface CachedFinding {
  question: string;
  url: string;
  etag: string;
  digest: string;
  outcome: 'pass' | 'fail';
  detail: string;
}

/** The cached finding of a check, if it answers the same question. */
export function readCachedFinding(look: Look): CachedFinding | undefined {
  const readings = look.target.cursor?.readings;
  const found = isJsonObject(readings)
    ? readings[look.criterion.id]
    : undefined;
  return isRememberedReading(found) && found.question === look.question
    ? found
    : undefined;
}

/** The collector's cursor with the findings worth caching. */
export function toCacheCursor(
  results: readonly { look: Look; result: DocumentCheckResult }[],
): JsonObject | undefined {
  const readings = results.flatMap(({ look, result }) => {
    // A document that is unreadable now may be unchanged later.
    const kept = result.seen
      ? toReading(look, result)
      : readCachedFinding(look);
    return kept ? [[look.criterion.id, { ...kept }] as const] : [];
  });
  return readings.length > 0
    ? { readings: Object.fromEntries(readings) }
    : undefined;
}

function toReading(
  { question }: Look,
  result: DocumentCheckResult & { seen: true },
): CachedFinding | undefined {
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

function isRememberedReading(value: unknown): value is CachedFinding {
  const reading = value as Partial<CachedFinding> | undefined;
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
