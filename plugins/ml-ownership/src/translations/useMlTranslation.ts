import {
  appLanguageApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import { LocaleFormatters } from './LocaleFormatters';
import { isolating } from './isolating';
import { mlOwnershipTranslationRef } from './mlOwnershipTranslationRef';
import { TranslateFunction } from './Translate';

/** Returns the translation function and the locale-aware formatters for the app language. */
export function useMlTranslation(): {
  t: TranslateFunction;
  formats: LocaleFormatters;
} {
  // `t` changes with the language, and so do the values derived from it.
  const { t } = useTranslationRef(mlOwnershipTranslationRef);
  const { language } = useApi(appLanguageApiRef).getLanguage();
  const formats = useMemo(() => new LocaleFormatters(language), [language]);
  const isolatingT = useMemo(() => isolating(t as TranslateFunction), [t]);
  return { t: isolatingT, formats };
}
