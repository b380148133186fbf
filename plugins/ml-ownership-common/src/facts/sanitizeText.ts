import { cutText } from './cutText';

/** The delimiters of a mention. */
export const MENTION_OPEN = '\u27e6';
export const MENTION_CLOSE = '\u27e7';

/**
 * Prepares an external text for storage and mentions: removes NUL, which PostgreSQL rejects, removes the
 * delimiters of mentions, and cuts the text between characters.
 *
 * @param longest - maximum length in UTF-16 code units
 * @public
 */
export function sanitizeText(text: string, longest: number): string {
  return cutText(
    text.replace(
      new RegExp(`[\\u0000${MENTION_OPEN}${MENTION_CLOSE}]`, 'g'),
      '',
    ),
    longest,
  );
}
