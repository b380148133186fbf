import { en } from '../en';
import { TranslationOf } from '../TranslationOf';

export const time: TranslationOf<typeof en.time> = {
  justNow: 'gerade eben',
};
