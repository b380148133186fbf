import { en } from '../en';
import { Translated } from '../Translated';

export const evidence: Translated<typeof en.evidence> = {
  title: 'Belege',
};
