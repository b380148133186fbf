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

const LANGUAGES = Object.values(HEADING_WORDS);
const KNOWN: Record<RunbookPart, readonly string[]> = {
  prerequisites: LANGUAGES.flatMap(words => words.prerequisites.map(pattern)),
  check: LANGUAGES.flatMap(words => words.check.map(pattern)),
  steps: LANGUAGES.flatMap(words => words.steps.map(pattern)),
};
const WEAK_STEPS = WEAK_STEP_WORDS.map(pattern);
const CHECK_VERBS = LANGUAGES.flatMap(words => words.checkVerbs.map(pattern));

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
    const words = wordsOf(piece);
    const holds = (phrase: string) => words.includes(phrase);
    const part =
      PARTS.find(
        candidate =>
          KNOWN[candidate].some(holds) ||
          extra[candidate]?.map(pattern).some(holds),
      ) ?? (WEAK_STEPS.some(holds) ? 'steps' : undefined);
    if (part) {
      found.add(part);
    }
  }
  return [...found];
}

/** Whether a heading speaks of steps in so many words: "Rollback steps", where "Rollback" says it only by what it names. */
export function namesSteps(heading: string, extra: ExtraHeadingWords): boolean {
  const words = wordsOf(heading.slice(0, 300));
  return [...KNOWN.steps, ...(extra.steps ?? []).map(pattern)].some(phrase =>
    words.includes(phrase),
  );
}

/** Whether an instruction is one to check something: "Verify that …". */
export function isCheckInstruction(text: string): boolean {
  const words = wordsOf(text.slice(0, 300));
  return CHECK_VERBS.some(verb =>
    verb.startsWith(' ') ? words.startsWith(verb) : words.includes(verb),
  );
}

/** What {@link wordsOf} a heading must hold: ` verif` for `verif*`, ` check ` for `check`, letters alone without spaces. */
function pattern(phrase: string): string {
  const words = wordsOf(phrase.replace(/\*$/, ''));
  if (NO_SPACES.test(words)) {
    return words.trim();
  }
  return phrase.endsWith('*') ? words.trimEnd() : words;
}

/** In lower case, without numbers, marks and emoji, with a space before and after each word. */
function wordsOf(text: string): string {
  return ` ${text
    .normalize('NFKC')
    .toLocaleLowerCase('en-US')
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim()} `;
}
