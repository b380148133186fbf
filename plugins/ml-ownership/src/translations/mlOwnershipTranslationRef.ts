import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { en } from './en';
import { flattenMessages } from './flattenMessages';

// Flat and untyped: TypeScript needs half a minute to compare a thousand message types. `TranslationOf` checks in the
// language files that the languages match.
const messages: Record<string, string> = flattenMessages(en);

/**
 * A reference to the translations of the plugin, in English and German. Apps can change single messages or add a
 * language with the `TranslationBlueprint` and `createTranslationResource` of Backstage; the keys are the paths in
 * `src/translations/en`, such as `verdict.verdict.no`.
 *
 * @public
 */
export const mlOwnershipTranslationRef = createTranslationRef({
  id: 'plugin.ml-ownership',
  messages,
  translations: { de: () => import('./de') },
});
