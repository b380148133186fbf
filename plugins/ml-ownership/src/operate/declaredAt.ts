import { Entity } from '@backstage/catalog-model';

/** What an entity says at one place below `spec`. */
export type Declared =
  /** The texts there; a text alone is a list of one. */
  | { state: 'declared'; texts: string[] }
  | { state: 'missing' }
  /** Something else than text is there; `got` shows it, shortened. */
  | { state: 'flawed'; at: string; got: string };

const LONGEST_QUOTE = 60;

/**
 * Reads what an entity says at a place below `spec`, such as `operations.recover.workflow`. The catalog takes
 * `operations` and `boundaries` as they are, so any value may be there.
 */
export function declaredAt(entity: Entity, path: string): Declared {
  let value: unknown = entity.spec;
  let at = 'spec';
  for (const step of path.split('.')) {
    if (isNothing(value)) {
      return { state: 'missing' };
    }
    if (typeof value !== 'object' || Array.isArray(value)) {
      return { state: 'flawed', at, got: quote(value) };
    }
    value = Object.hasOwn(value as object, step)
      ? (value as Record<string, unknown>)[step]
      : undefined;
    at = `${at}.${step}`;
  }
  const items = [value].flat().filter(item => !isNothing(item));
  if (items.length === 0) {
    return { state: 'missing' };
  }
  const texts = items.flatMap(item =>
    typeof item === 'string' ? [item.trim()] : [],
  );
  return texts.length > 0
    ? { state: 'declared', texts }
    : { state: 'flawed', at, got: quote(value) };
}

function isNothing(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === 'string' && value.trim() === '')
  );
}

function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > LONGEST_QUOTE
    ? `${text.slice(0, LONGEST_QUOTE - 1)}…`
    : text;
}
