import { en } from '../en';
import { TranslationOf } from '../TranslationOf';

export const csv: TranslationOf<typeof en.csv> = {
  stop: 'Anhalten',
  reading: 'Wird gelesen',
  read: '{{read, number}} von {{total, number}} Zeilen gelesen',
  stopped: 'Angehalten. Nichts wurde gespeichert.',
  saved_one: '{{count, number}} Zeile gespeichert.',
  saved_other: '{{count, number}} Zeilen gespeichert.',
  savedFirst:
    'Die ersten {{rows, number}} von {{total, number}} Zeilen gespeichert (Grenze des Exports).',
  failed: 'Nichts wurde gespeichert',
};
