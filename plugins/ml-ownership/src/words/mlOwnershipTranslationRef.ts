import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { en } from './en';
import { flattenMessages } from './flattenMessages';

// Flat, and without what TypeScript knows of them: to compare a thousand messages with each other takes it half a minute. That
// the languages fit together is checked where they are written, by `Translated`.
const messages: Record<string, string> = flattenMessages(en);

/**
 * Every text of the pages, in English and German. An app changes single messages or adds a language with Backstage's
 * `TranslationBlueprint` and `createTranslationResource`; the keys are the paths in `src/words/en`, such as
 * `verdict.verdict.no`.
 *
 * @public
 */
export const mlOwnershipTranslationRef = createTranslationRef({
  id: 'plugin.ml-ownership',
  messages,
  translations: { de: () => import('./de') },
});
