import { en } from '../en';
import { Translated } from '../Translated';

export const people: Translated<typeof en.people> = {
  title: 'Personen',
};
