import { Translate } from '../words';

/** Says how much is missing from a text, for the validation of a field; `null` where nothing is. */
export function tooShort(
  t: Translate,
  text: string,
  shortest: number,
): string | null {
  const missing = shortest - text.trim().length;
  return missing <= 0 ? null : t('dialog.tooShort', { count: missing });
}
