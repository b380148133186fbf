import {
  appLanguageApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import { LocaleFormatters } from './LocaleFormatters';
import { inWordsOf } from './inWordsOf';
import { isolating } from './isolating';
import { mlOwnershipTranslationRef } from './mlOwnershipTranslationRef';
import { TranslateFunction } from './Translate';
import { useKindOfWords } from './WordsOfKind';

/** Returns the translation function and the locale-aware formatters for the app language. */
export function useMlTranslation(): {
  t: TranslateFunction;
  formats: LocaleFormatters;
} {
  // `t` changes with the language, and so do the values derived from it.
  const { t } = useTranslationRef(mlOwnershipTranslationRef);
  const { language } = useApi(appLanguageApiRef).getLanguage();
  const formats = useMemo(() => new LocaleFormatters(language), [language]);
  const kind = useKindOfWords();
  const ownT = useMemo(
    () => inWordsOf(isolating(t as TranslateFunction), kind),
    [t, kind],
  );
  return { t: ownT, formats };
}
