const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Maximum length of a grapheme in UTF-16 code units; only piled-up combining marks exceed it. */
const LONGEST_GRAPHEME = 64;

/**
 * Cuts a text between graphemes: an emoji of several parts, or a letter with its accents, is kept whole or
 * left out.
 *
 * @param longest - maximum length in UTF-16 code units
 * @param end - replaces the rest, such as "…"; its length counts
 * @public
 */
export function cutText(text: string, longest: number, end = ''): string {
  if (text.length <= longest) {
    return text;
  }
  const available = Math.max(0, longest - end.length);
  return text.slice(0, borderBefore(text, available)) + end;
}

function borderBefore(text: string, at: number): number {
  const { index } = GRAPHEMES.segment(
    text.slice(0, at + LONGEST_GRAPHEME),
  ).containing(at)!;
  if (at - index <= LONGEST_GRAPHEME) {
    return index;
  }
  const isHalf = /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(
    text.slice(at - 1, at + 1),
  );
  return isHalf ? at - 1 : at;
}
