import { en } from '../en';
import { TranslationOf } from '../TranslationOf';

export const print: TranslationOf<typeof en.print> = {
  print: 'Drucken',
  partOf: 'Die ersten {{rows, number}} von {{total, number}}.',
  part: 'Die ersten {{rows, number}}; es gibt weitere.',
  screenOf:
    'Nur die {{rows, number}} Zeilen auf dem Bildschirm, von {{total, number}}. „Drucken“ auf der Seite druckt bis zu {{most, number}}.',
  screen:
    'Nur die {{rows, number}} Zeilen auf dem Bildschirm; es gibt weitere. „Drucken“ auf der Seite druckt bis zu {{most, number}}.',
};
