import { en } from '../en';
import { Translated } from '../Translated';

export const filters: Translated<typeof en.filters> = {
  title: 'Filter',
};
