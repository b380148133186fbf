import { cs } from './cs';
import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import { it } from './it';
import { ja } from './ja';
import { ko } from './ko';
import { LanguageTerms } from './LanguageTerms';
import { nl } from './nl';
import { pl } from './pl';
import { pt } from './pt';
import { ru } from './ru';
import { zh } from './zh';

export type { LanguageTerms, RunbookSection } from './LanguageTerms';

/**
 * Terms for the sections of runbooks, by language. To add a language, add an entry. An installation adds terms with
 * `mlOwnership.documents.headings`.
 */
export const HEADING_TERMS: Readonly<Record<string, LanguageTerms>> = {
  ...{ en, de, fr, es, pt, it, nl, pl, cs, ru, ja, zh, ko },
};
