import { en } from '../en';
import { TranslationOf } from '../TranslationOf';

export const dialog: TranslationOf<typeof en.dialog> = {
  notAccepted: 'Konnte nicht gespeichert werden',
  close: 'Schließen',
  cancel: 'Abbrechen',
  tooShort_one: 'Es fehlt noch {{count, number}} Zeichen.',
  tooShort_other: 'Es fehlen noch {{count, number}} Zeichen.',
};
