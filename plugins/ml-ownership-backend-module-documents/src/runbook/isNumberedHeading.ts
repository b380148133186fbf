const STEP_WORD =
  'step|phase|stage|schritt|étape|etape|etapa|paso|passo|fase|stap|krok|шаг|этап';
const STEP_WORD_WITHOUT_SPACE = '手順|ステップ|步骤|步驟|단계';

const NUMBERED = new RegExp(
  `^(?:(?:${STEP_WORD})\\s+)?\\d{1,2}(?:[.):]|\\s|$)|^(?:${STEP_WORD_WITHOUT_SPACE})\\s*\\d|^第\\s*\\d{1,2}\\s*步`,
  'iu',
);
const STEP = new RegExp(
  `^(?:(?:${STEP_WORD})\\s+|(?:${STEP_WORD_WITHOUT_SPACE})\\s*)\\d|^第\\s*\\d{1,2}\\s*步`,
  'iu',
);
const NUMBER = new RegExp(
  `^(?:(?:(?:${STEP_WORD})\\s+|(?:${STEP_WORD_WITHOUT_SPACE})\\s*)\\d{1,2}\\s*(?:[.):：–—-]|(?=\\s|$))|第\\s*\\d{1,2}\\s*步[.:：]?|\\d{1,2}[.):](?=\\s|$))\\s*`,
  'iu',
);

/** Decoration before the number. */
const DECORATION = /^[^\p{L}\p{N}]+/u;

/** Whether a heading begins with a number: "2. Start it", "Step 2: start it". */
export function isNumberedHeading(heading: string): boolean {
  return NUMBERED.test(heading.replace(DECORATION, ''));
}

/** Whether a heading is marked as a step: "Step 2: start it". */
export function isStepHeading(heading: string): boolean {
  return STEP.test(heading.replace(DECORATION, ''));
}

/** The text of a numbered heading without its number; may be empty. */
export function withoutNumber(heading: string): string {
  return heading.replace(DECORATION, '').replace(NUMBER, '');
}
