import {
  appLanguageApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import { Formats } from './Formats';
import { mlOwnershipTranslationRef } from './mlOwnershipTranslationRef';
import { Translate } from './Translate';

/** The words of the app's language, and its formats of numbers and dates. */
export function useWords(): { t: Translate; formats: Formats } {
  // Comes anew with each language, and so does what follows.
  const { t } = useTranslationRef(mlOwnershipTranslationRef);
  const { language } = useApi(appLanguageApiRef).getLanguage();
  const formats = useMemo(() => new Formats(language), [language]);
  return { t: t as Translate, formats };
}
