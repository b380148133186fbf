import { en } from '../en';
import { Translated } from '../Translated';

export const dialog: Translated<typeof en.dialog> = {
  title: 'Abbrechen',
};
