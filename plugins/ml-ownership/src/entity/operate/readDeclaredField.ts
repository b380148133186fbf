import { Entity } from '@backstage/catalog-model';

/** The value of a declared field. */
export type Declared =
  /** The texts of the field; a single text is a list of one. */
  | { state: 'declared'; texts: string[] }
  | { state: 'missing' }
  /** The value is not a text; `got` is the value, shortened. */
  | { state: 'flawed'; at: string; got: string };

const MAX_QUOTE_LENGTH = 60;

/**
 * Reads a field below `spec`, such as `operations.recover.workflow`. The catalog does not validate `operations` and
 * `boundaries`, so the value may have any type.
 */
export function readDeclaredField(entity: Entity, path: string): Declared {
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
  return text.length > MAX_QUOTE_LENGTH
    ? `${text.slice(0, MAX_QUOTE_LENGTH - 1)}…`
    : text;
}
