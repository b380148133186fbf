import { en } from '../en';
import { Translated } from '../Translated';

export const overview: Translated<typeof en.overview> = {
  title: 'Überblick',
};
