import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { en } from './en';

/**
 * Every text of the pages, in English and German. An app changes single messages or adds a language with Backstage's
 * `TranslationBlueprint` and `createTranslationResource`.
 *
 * @public
 */
export const mlOwnershipTranslationRef = createTranslationRef({
  id: 'plugin.ml-ownership',
  messages: en,
  translations: { de: () => import('./de') },
});
