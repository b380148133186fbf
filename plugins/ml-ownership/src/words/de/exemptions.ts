import { en } from '../en';
import { Translated } from '../Translated';

export const exemptions: Translated<typeof en.exemptions> = {
  title: 'Ausnahmen',
};
