import { en } from '../en';
import { Translated } from '../Translated';

export const history: Translated<typeof en.history> = {
  title: 'Verlauf',
};
