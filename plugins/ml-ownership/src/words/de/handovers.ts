import { en } from '../en';
import { Translated } from '../Translated';

export const handovers: Translated<typeof en.handovers> = {
  title: 'Übergaben',
};
