import { en } from '../en';
import { Translated } from '../Translated';

export const connectors: Translated<typeof en.connectors> = {
  title: 'Konnektoren',
};
