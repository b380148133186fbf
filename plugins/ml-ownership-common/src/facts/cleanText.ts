/** The marks that stand around a mention. */
export const MENTION_OPEN = '\u27e6';
export const MENTION_CLOSE = '\u27e7';

/**
 * A text from outside as it can be stored and mentioned: without NUL, which PostgreSQL refuses, without the marks of
 * mentions, and cut to a length.
 *
 * @param longest - in UTF-16 code units
 * @public
 */
export function cleanText(text: string, longest: number): string {
  return text
    .replace(new RegExp(`[\\u0000${MENTION_OPEN}${MENTION_CLOSE}]`, 'g'), '')
    .slice(0, longest);
}
