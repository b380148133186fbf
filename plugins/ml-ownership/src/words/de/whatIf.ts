import { en } from '../en';
import { Translated } from '../Translated';

export const whatIf: Translated<typeof en.whatIf> = {
  title: 'Was wäre wenn',
};
