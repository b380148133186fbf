import { en } from '../en';
import { Translated } from '../Translated';

export const disputes: Translated<typeof en.disputes> = {
  title: 'Einsprüche',
};
