import { en } from '../en';
import { Translated } from '../Translated';

export const drills: Translated<typeof en.drills> = {
  title: 'Übungen',
};
