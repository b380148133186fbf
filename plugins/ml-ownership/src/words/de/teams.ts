import { en } from '../en';
import { Translated } from '../Translated';

export const teams: Translated<typeof en.teams> = {
  title: 'Teams',
};
