import { HAS_NO_SPACES, normalize, termMatcher } from '../text';
import { HEADING_TERMS, LanguageTerms, RunbookSection } from './headingTerms';

/** Additional terms of an installation. */
export type ExtraHeadingTerms = Partial<
  Record<RunbookSection, readonly string[]>
>;

/** What a heading is about. */
export interface HeadingMeaning {
  /** The sections that it names: none for most, two for "Deploy steps and verification". */
  parts: readonly RunbookSection[];
  /** It names steps explicitly: "Rollback steps", as opposed to "Rollback". */
  namesSteps: boolean;
  /** It says what a good result is, and not only that something is checked. */
  isOutcome: boolean;
  /** It is about looking for the cause. */
  isInvestigation: boolean;
  /** It is about something else, such as questions or contacts. */
  isOther: boolean;
  /** "Setup": what is needed before the steps, or the steps of a runbook without others. */
  isSetup: boolean;
}

/** A heading that names nothing. */
export const NO_MEANING: HeadingMeaning = {
  parts: [],
  namesSteps: false,
  isOutcome: false,
  isInvestigation: false,
  isOther: false,
  isSetup: false,
};

/** In UTF-16 code units. */
const MAX_HEADING_LENGTH = 300;

/** Separators between two names in one heading. */
const CONJUNCTIONS =
  /\s(?:and|und|et|y|e|oraz|i|(?<!mise )en|и)\s|[&+/,→]|と|および|和|与|及|및/giu;

const LANGUAGES = Object.values(HEADING_TERMS);

function known(kind: keyof LanguageTerms, form: RegExp = /./): RegExp {
  return termMatcher(
    LANGUAGES.flatMap(terms => terms[kind].filter(term => form.test(term))),
  );
}

const PREREQUISITES = known('prerequisites');
const PREREQUISITE_PHRASES = known('prerequisites', /^[^=]/);
const VERIFICATION = known('verification');
const OUTCOME = known('outcome');
const STEPS = known('steps');
const WEAK_STEPS = known('weakSteps');
const INVESTIGATION = known('investigation');
const OTHER = known('other');
const SETUP = termMatcher(['setup', 'set up', 'einrichtung', 'configuración']);
const CHECKS = termMatcher(
  LANGUAGES.flatMap(({ checkVerbs }) => checkVerbs.map(beginning)),
);
const INVESTIGATES = termMatcher(['^investigate', '^identify', '^determine']);
const LOOKS = termMatcher(
  LANGUAGES.flatMap(({ lookVerbs }) => lookVerbs.map(beginning)),
);

/** A check in the rest of an instruction: "restart it and verify that it answers". */
const CHECKS_WITHIN =
  / (?:(?:and|then) (?:verify|confirm|validate|make sure|ensure|check)|und (?:prüf|überprüf|kontrollier)\S*|et vérifi\S*|y (?:verific|comprueb)\S*|e (?:verific|verifiq|confir)\S*) /u;

/** A check for the sake of which something is done: "run the smoke test to make sure that it answers". */
const DONE_TO_CHECK =
  /^ (?:run|execute|use|query|call|curl|send|perform|do|monitor|watch|test) .*to (?:verify|make sure|ensure|confirm|check (?:that|if|whether)) /u;

/**
 * A check of something else than the result: what the reader has, what the problem is, what another text says, or a
 * box to tick.
 */
const NOT_OF_THE_RESULT =
  / (?:you (?:have|ve|can|are|re|want)|(?:check|tick) (?:this|the) (?:box|option|checkbox)|check this|(?:section|documentation|docs|readme|guide) (?:to|for|on|about|below|above)|(?:is|are|was) (?:due to|caused by|related to)|(?:if|whether) the (?:issue|problem|error|alert)|check for (?:high|low|network|error|errors|issues|problems|possible|recent|any)) /u;

/** Classifies a heading in any language and with any decoration. */
export function classifyHeading(
  heading: string,
  extra: ExtraHeadingTerms = {},
): HeadingMeaning {
  const meaning = {
    parts: new Set<RunbookSection>(),
    namesSteps: false,
    isOutcome: false,
    isInvestigation: false,
    isOther: false,
    isSetup: SETUP.test(normalize(heading.slice(0, MAX_HEADING_LENGTH))),
  };
  const text = heading.slice(0, MAX_HEADING_LENGTH);
  const pieces = text.split(CONJUNCTIONS).map(normalize).filter(isNotEmpty);
  // "Permissions and functions" is not about what is needed, "Permissions and tools" is.
  const areAllNeeded = pieces.every(piece => PREREQUISITES.test(piece));
  for (const normalized of pieces) {
    const has = (terms: RegExp, part?: RunbookSection) =>
      terms.test(normalized) ||
      (part !== undefined &&
        (extra[part] ?? []).length > 0 &&
        termMatcher(extra[part]!).test(normalized));
    meaning.isInvestigation ||= has(INVESTIGATION);
    // In this order: "Verify the prerequisites" is about prerequisites, "Steps to verify" about checking.
    if (
      has(areAllNeeded ? PREREQUISITES : PREREQUISITE_PHRASES, 'prerequisites')
    ) {
      meaning.parts.add('prerequisites');
    } else if (has(OUTCOME)) {
      meaning.parts.add('verification');
      meaning.isOutcome = true;
    } else if (has(VERIFICATION, 'verification')) {
      meaning.parts.add('verification');
    } else if (has(STEPS, 'steps')) {
      meaning.parts.add('steps');
    } else if (has(OTHER)) {
      meaning.isOther = true;
    } else if (has(WEAK_STEPS) || has(INVESTIGATION)) {
      meaning.parts.add('steps');
    }
    meaning.namesSteps ||= has(STEPS, 'steps');
  }
  const isOther = meaning.isOther && meaning.parts.size === 0;
  return { ...meaning, parts: [...meaning.parts], isOther };
}

/** Whether an instruction is, or ends with, a check: "Verify that …", "Restart it and make sure that …". */
export function isCheckInstruction(text: string): boolean {
  const sentences = sentencesOf(text);
  return (
    !INVESTIGATES.test(sentences[0] ?? '') &&
    sentences.some(
      (sentence, index) =>
        !NOT_OF_THE_RESULT.test(sentence) &&
        ((CHECKS.test(sentence) &&
          (index === 0 || !sentence.startsWith(' ensure '))) ||
          CHECKS_WITHIN.test(sentence) ||
          DONE_TO_CHECK.test(sentence)),
    )
  );
}

/** Whether an instruction changes nothing: "Verify that …", "Look at …". */
export function changesNothing(text: string): boolean {
  const [first = ''] = sentencesOf(text);
  return CHECKS.test(first) || LOOKS.test(first);
}

/** In UTF-16 code units. */
const MAX_INSTRUCTION_LENGTH = 600;

/** The normalised sentences of an instruction, without words that only connect them. */
function sentencesOf(text: string): string[] {
  return text
    .slice(0, MAX_INSTRUCTION_LENGTH)
    .split(/[.!?;:：。]+(?=\s|$)|[。、]|\s[-–—]\s/u)
    .map(sentence =>
      normalize(sentence).replace(
        /^ (?:(?:then|finally|now|next|lastly|please|also|dann|danach|zuletzt|anschließend|bitte|ensuite|enfin|puis|luego|finalmente|depois|por fim|poi|infine) )+/u,
        ' ',
      ),
    )
    .filter(sentence => sentence.trim() !== '');
}

/** A verb begins an instruction; in languages without spaces it ends it. */
function beginning(verb: string): string {
  return HAS_NO_SPACES.test(verb) ? verb : `^${verb}`;
}

function isNotEmpty(normalized: string): boolean {
  return normalized.trim() !== '';
}
