import {
  CONJUNCTIONS,
  HEADING_WORDS,
  RunbookPart,
  WEAK_STEP_WORDS,
} from './headingWords';

/** Further words of an installation. */
export type ExtraHeadingWords = Partial<Record<RunbookPart, readonly string[]>>;

// In this order: "Verify the prerequisites" is about prerequisites, "Steps to verify" about checking.
const PARTS: readonly RunbookPart[] = ['prerequisites', 'check', 'steps'];

const NO_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * The parts of a runbook that a heading names, in any of the languages and however it is decorated: none for most, two
 * for "Deploy steps and verification".
 */
export function matchRunbookParts(
  heading: string,
  extra: ExtraHeadingWords,
): RunbookPart[] {
  const found = new Set<RunbookPart>();
  for (const piece of heading.slice(0, 300).split(CONJUNCTIONS)) {
    const part =
      PARTS.find(candidate =>
        holdsPhrase(piece, [
          ...Object.values(HEADING_WORDS).flatMap(words => words[candidate]),
          ...(extra[candidate] ?? []),
        ]),
      ) ?? (holdsPhrase(piece, WEAK_STEP_WORDS) ? 'steps' : undefined);
    if (part) {
      found.add(part);
    }
  }
  return [...found];
}

/** Whether an instruction is one to check something: "Verify that …". */
export function isCheckInstruction(text: string): boolean {
  const words = wordsOf(text.slice(0, 300));
  return Object.values(HEADING_WORDS)
    .flatMap(({ checkVerbs }) => checkVerbs)
    .some(verb =>
      NO_SPACES.test(verb)
        ? words.includes(verb)
        : words.startsWith(` ${stem(verb)}`),
    );
}

function holdsPhrase(text: string, phrases: readonly string[]): boolean {
  const words = wordsOf(text);
  return phrases.some(phrase => {
    const normal = wordsOf(phrase.replace(/\*$/, '')).trim();
    return normal === ''
      ? false
      : words.includes(
          NO_SPACES.test(normal)
            ? normal
            : ` ${stem(phrase.endsWith('*') ? `${normal}*` : normal)}`,
        );
  });
}

/** What a text must go on with: the beginning of a word for `verif*`, the whole of it otherwise. */
function stem(phrase: string): string {
  return phrase.endsWith('*') ? phrase.slice(0, -1) : `${phrase} `;
}

/** In lower case, without numbers, marks and emoji, with a space before and after each word. */
function wordsOf(text: string): string {
  return ` ${text
    .normalize('NFKC')
    .toLocaleLowerCase('en-US')
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim()} `;
}
