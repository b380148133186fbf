import { en } from '../en';
import { Translated } from '../Translated';

export const scorecards: Translated<typeof en.scorecards> = {
  title: 'Scorecards',
};
