import { en } from '../en';
import { Translated } from '../Translated';

export const entity: Translated<typeof en.entity> = {
  title: 'Entität',
};
