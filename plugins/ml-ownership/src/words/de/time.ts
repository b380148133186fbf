import { en } from '../en';
import { Translated } from '../Translated';

export const time: Translated<typeof en.time> = {
  justNow: 'gerade eben',
};
