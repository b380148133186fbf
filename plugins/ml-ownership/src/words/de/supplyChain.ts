import { en } from '../en';
import { Translated } from '../Translated';

export const supplyChain: Translated<typeof en.supplyChain> = {
  title: 'Lieferkette',
};
