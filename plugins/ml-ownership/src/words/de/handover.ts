import { en } from '../en';
import { Translated } from '../Translated';

export const handover: Translated<typeof en.handover> = {
  title: 'Übergabe',
};
