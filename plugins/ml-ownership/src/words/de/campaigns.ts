import { en } from '../en';
import { Translated } from '../Translated';

export const campaigns: Translated<typeof en.campaigns> = {
  title: 'Kampagnen',
};
