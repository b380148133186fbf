import { en } from '../en';
import { Translated } from '../Translated';

export const yaml: Translated<typeof en.yaml> = {
  title: 'Kopieren',
};
