/** Scripts whose words are not separated, or have endings. */
export const HAS_NO_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Letters that stand for the wildcards of a term while it is normalised. */
const STAR = 'ᴀ';
const QUERY = 'ʙ';
const WILDCARDS: Record<string, string> = { '*': STAR, '?': QUERY };

/**
 * One pattern for terms, to test on {@link normalize | normalised} text. A term matches if the text contains its words
 * in sequence; `*` matches any ending, `?` any word. With `=`, the text consists of the term alone; with `^`, it begins
 * with it. Terms of languages without spaces match anywhere.
 */
export function termMatcher(terms: readonly string[]): RegExp {
  return new RegExp(terms.map(termPattern).join('|'), 'u');
}

/** The pattern of a term; see {@link termMatcher}. */
function termPattern(term: string): string {
  const anchor = /^[=^]/.exec(term)?.[0];
  const words = normalize(term.replace(/[*?]/g, match => WILDCARDS[match]))
    .trim()
    .split(' ')
    .map(word => word.replace(STAR, '[^ ]*').replace(QUERY, '[^ ]+'))
    .join(' ');
  const isWord = !HAS_NO_SPACES.test(term);
  const start = anchor || isWord ? ' ' : '';
  const end = isWord || anchor === '=' ? ' ' : '';
  return `${anchor ? '^' : ''}${start}${words}${end}${
    anchor === '=' ? '$' : ''
  }`;
}

/**
 * Normalised text: in lower case, without numbers, punctuation and emoji, with a space before and after each word.
 */
export function normalize(text: string): string {
  return ` ${text
    .normalize('NFKC')
    .toLocaleLowerCase('en-US')
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim()} `;
}
