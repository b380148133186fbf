import { en } from '../en';
import { Translated } from '../Translated';

export const csv: Translated<typeof en.csv> = {
  stop: 'Anhalten',
  reading: 'Wird gelesen',
  read: '{{read, number}} von {{total, number}} Zeilen gelesen',
  stopped: 'Angehalten. Nichts wurde gespeichert.',
  saved_one: '{{count, number}} Zeile gespeichert.',
  saved_other: '{{count, number}} Zeilen gespeichert.',
  savedFirst:
    'Die ersten {{rows, number}} von {{total, number}} Zeilen gespeichert: mehr fasst eine Datei nicht.',
  failed: 'Nichts wurde gespeichert',
};
