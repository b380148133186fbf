const STEP_WORD = 'step|schritt|étape|etapa|paso|passo|krok';

const NUMBERED = new RegExp(
  `^(?:(?:${STEP_WORD})\\s+)?\\d{1,2}(?:[.):]|\\s|$)|^(?:手順|ステップ)\\s*\\d`,
  'iu',
);
const STEP = new RegExp(
  `^(?:(?:${STEP_WORD})\\s+|(?:手順|ステップ)\\s*)\\d`,
  'iu',
);
const NUMBER = new RegExp(
  `^(?:(?:(?:${STEP_WORD})\\s+|(?:手順|ステップ)\\s*)\\d{1,2}\\s*(?:[.):：–—-]|(?=\\s|$))|\\d{1,2}[.):](?=\\s|$))\\s*`,
  'iu',
);

/** Whether a heading begins with a number: "2. Start it", "Step 2: start it". */
export function isNumberedHeading(heading: string): boolean {
  return NUMBERED.test(heading);
}

/** Whether a heading is marked as a step: "Step 2: start it". */
export function isStepHeading(heading: string): boolean {
  return STEP.test(heading);
}

/** The text of a numbered heading without its number; may be empty. */
export function withoutNumber(heading: string): string {
  return heading.replace(NUMBER, '');
}
