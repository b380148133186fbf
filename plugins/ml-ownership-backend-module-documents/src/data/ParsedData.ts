/** Data of a document, or why there is none, in words that repeat nothing of it. */
export type ParsedData =
  | { ok: true; value: unknown }
  | { ok: false; problem: string };

/** Whether a value is an object that is no list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
