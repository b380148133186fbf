/**
 * Control, format, line and paragraph separator characters and unpaired surrogates: invisible, and some reorder the
 * surrounding text.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const LINE_CHARACTERS = '\t\n\r';

/** Scripts that never need an invisible joiner. */
const UNJOINED = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;

/** What a joiner may follow: an emoji that it combines, or a letter of a script that needs it. */
const JOINED = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\p{L}\p{M}]/u;

/**
 * The first invisible character of a text, as `U+202E`: controls, direction marks, zero-width characters. Joiners
 * count only where they are not needed, since Persian, Hindi and family emoji need them.
 *
 * @param allowLines - accepts line breaks and tabs
 */
export function findHidden(
  text: string,
  allowLines: boolean,
): string | undefined {
  for (const { 0: character, index } of text.matchAll(HIDDEN)) {
    const isLine = allowLines && LINE_CHARACTERS.includes(character);
    if (!isLine && !isNeededJoiner(text, character, index)) {
      const code = character.codePointAt(0)!.toString(16);
      return `U+${code.toLocaleUpperCase('en-US').padStart(4, '0')}`;
    }
  }
  return undefined;
}

function isNeededJoiner(text: string, character: string, index: number) {
  if (character !== '\u200c' && character !== '\u200d') {
    return false;
  }
  const [before] = [...text.slice(Math.max(0, index - 2), index)].slice(-1);
  return (
    before !== undefined &&
    index + 1 < text.length &&
    JOINED.test(before) &&
    !UNJOINED.test(before)
  );
}
