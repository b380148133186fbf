import { en } from '../en';
import { Translated } from '../Translated';

export const lineage: Translated<typeof en.lineage> = {
  title: 'Herkunft',
};
