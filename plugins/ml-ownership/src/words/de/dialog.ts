import { en } from '../en';
import { Translated } from '../Translated';

export const dialog: Translated<typeof en.dialog> = {
  notAccepted: 'Nicht angenommen',
  close: 'Schließen',
  cancel: 'Abbrechen',
  tooShort_one: 'Es fehlt noch {{count, number}} Zeichen.',
  tooShort_other: 'Es fehlen noch {{count, number}} Zeichen.',
};
