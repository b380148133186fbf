import { TextBlock } from './TextBlock';

/** Instructions to the author of a document: "Describe how …", "What to verify". */
const TO_THE_AUTHOR =
  /^(?:what to|how to|which|who to|when to|where to|describe|qué|cómo|quién|o que|was zu|was soll|wie man|comment|ce qu|describa|describe|beschreibe|décrire|descreva)(?!\p{L})/iu;

/** A place to fill in: `<role>`, `[link]`, `{{ name }}`, `___`. */
const BLANK =
  /^[^\p{L}\p{N}]*(?:<[^<>]{1,60}>|\[[^[\]]{1,60}\]|\{\{[^{}]{1,60}\}\}|_{3,})[^\p{L}\p{N}]*$/u;

/** A field without a value: "Release version:". */
const EMPTY_FIELD = /[:：]\s*(?:[-–—_.…]*|\[\s?\])$/u;

/** In UTF-16 code units. A longer text says something. */
const MAX_LENGTH = 140;

/** Whether a text of a template is still to be filled in. */
export function isUnfilled({ kind, text }: TextBlock): boolean {
  return (
    kind !== 'code' &&
    text.length <= MAX_LENGTH &&
    (BLANK.test(text) ||
      (kind === 'item' && EMPTY_FIELD.test(text)) ||
      (TO_THE_AUTHOR.test(text) && !/[\d`<>=@/]/.test(text)))
  );
}
