import {
  appLanguageApiRef,
  TranslationFunction,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import { mlOwnershipTranslationRef } from './mlOwnershipTranslationRef';
import { Formats } from './Formats';

/** Says a message in the language of the app; functions that put words together take it as their first argument. */
export type Translate = TranslationFunction<
  (typeof mlOwnershipTranslationRef)['T']
>;

/** The words of the app's language, and its formats of numbers and dates. */
export function useWords(): { t: Translate; formats: Formats } {
  // Comes anew with each language, and so does what follows.
  const { t } = useTranslationRef(mlOwnershipTranslationRef);
  const { language } = useApi(appLanguageApiRef).getLanguage();
  const formats = useMemo(() => new Formats(language), [language]);
  return { t, formats };
}
