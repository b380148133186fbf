import {
  CONJUNCTIONS,
  HEADING_TERMS,
  RunbookSection,
  WEAK_STEP_TERMS,
} from './headingTerms';

/** Additional terms of an installation. */
export type ExtraHeadingTerms = Partial<
  Record<RunbookSection, readonly string[]>
>;

// In this order: "Verify the prerequisites" is about prerequisites, "Steps to verify" about checking.
const PARTS: readonly RunbookSection[] = [
  'prerequisites',
  'verification',
  'steps',
];

const NO_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const LANGUAGES = Object.values(HEADING_TERMS);
const KNOWN: Record<RunbookSection, readonly string[]> = {
  prerequisites: LANGUAGES.flatMap(normalized =>
    normalized.prerequisites.map(pattern),
  ),
  verification: LANGUAGES.flatMap(normalized =>
    normalized.verification.map(pattern),
  ),
  steps: LANGUAGES.flatMap(normalized => normalized.steps.map(pattern)),
};
const WEAK_STEPS = WEAK_STEP_TERMS.map(pattern);
const CHECK_VERBS = LANGUAGES.flatMap(normalized =>
  normalized.checkVerbs.map(pattern),
);

/**
 * The sections that a heading names, in any language and with any decoration: none for most, two for "Deploy steps
 * and verification".
 */
export function matchRunbookSections(
  heading: string,
  extra: ExtraHeadingTerms,
): RunbookSection[] {
  const found = new Set<RunbookSection>();
  for (const piece of heading.slice(0, 300).split(CONJUNCTIONS)) {
    const normalized = normalize(piece);
    const contains = (phrase: string) => normalized.includes(phrase);
    const part =
      PARTS.find(
        candidate =>
          KNOWN[candidate].some(contains) ||
          extra[candidate]?.map(pattern).some(contains),
      ) ?? (WEAK_STEPS.some(contains) ? 'steps' : undefined);
    if (part) {
      found.add(part);
    }
  }
  return [...found];
}

/** Whether a heading names steps explicitly: "Rollback steps", as opposed to "Rollback". */
export function namesSteps(heading: string, extra: ExtraHeadingTerms): boolean {
  const normalized = normalize(heading.slice(0, 300));
  return [...KNOWN.steps, ...(extra.steps ?? []).map(pattern)].some(phrase =>
    normalized.includes(phrase),
  );
}

/** Whether an instruction is a check: "Verify that …". */
export function isCheckInstruction(text: string): boolean {
  const normalized = normalize(text.slice(0, 300));
  return CHECK_VERBS.some(verb =>
    verb.startsWith(' ')
      ? normalized.startsWith(verb)
      : normalized.includes(verb),
  );
}

/**
 * The pattern to find in {@link normalize} a heading: ` verif` for `verif*`, ` check ` for `check`, letters only for
 * scripts without spaces.
 */
function pattern(phrase: string): string {
  const normalized = normalize(phrase.replace(/\*$/, ''));
  if (NO_SPACES.test(normalized)) {
    return normalized.trim();
  }
  return phrase.endsWith('*') ? normalized.trimEnd() : normalized;
}

/**
 * Normalised text: in lower case, without numbers, punctuation and emoji, with a space before and after each word.
 */
function normalize(text: string): string {
  return ` ${text
    .normalize('NFKC')
    .toLocaleLowerCase('en-US')
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim()} `;
}
