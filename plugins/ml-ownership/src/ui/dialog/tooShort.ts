import { TranslateFunction } from '../../translations';

/**
 * Validates the minimum length of a field: returns a message with the number of missing characters, or `null` if the
 * text is long enough.
 */
export function tooShort(
  t: TranslateFunction,
  text: string,
  shortest: number,
): string | null {
  const missing = shortest - text.trim().length;
  return missing <= 0 ? null : t('dialog.tooShort', { count: missing });
}
