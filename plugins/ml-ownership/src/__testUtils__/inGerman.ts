import de from '../translations/de';
import { TranslateFunction } from '../translations';

const messages: Record<string, string> = de;

/** Translates a message into German for tests without a page; plurals always use the form `other`. */
export const inGerman = ((key: string, values: Record<string, string> = {}) =>
  (messages[key] ?? messages[`${key}_other`]).replace(
    /{{(\w+)(?:, number)?}}/g,
    (_, name) => String(values[name]),
  )) as unknown as TranslateFunction;
