/** Data of a document, or why there is none; the reason repeats nothing of the document. */
export type ParsedData =
  | { ok: true; value: unknown }
  | { ok: false; problem: string };

/** Whether a value is an object other than a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
