import { en } from '../en';
import { Translated } from '../Translated';

export const operate: Translated<typeof en.operate> = {
  title: 'Betreiben',
};
