import {
  createTranslationRef,
  TranslationRef,
} from '@backstage/frontend-plugin-api';
import { en } from './en';
import { flattenMessages } from './flattenMessages';
import { FlatMessages } from './Translate';

// Flat, and without what TypeScript knows of them: to compare a thousand messages with each other takes it half a minute. That
// the languages fit together is checked where they are written, by `Translated`.
const messages: Record<string, string> = flattenMessages(en);

/**
 * Every text of the pages, in English and German. An app changes single messages or adds a language with Backstage's
 * `TranslationBlueprint` and `createTranslationResource`.
 *
 * @public
 */
export const mlOwnershipTranslationRef = createTranslationRef({
  id: 'plugin.ml-ownership',
  messages,
  translations: { de: () => import('./de') },
}) as unknown as TranslationRef<'plugin.ml-ownership', FlatMessages>;
