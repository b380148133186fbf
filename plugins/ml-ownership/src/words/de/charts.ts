import { en } from '../en';
import { Translated } from '../Translated';

export const charts: Translated<typeof en.charts> = {
  title: 'Als Tabelle zeigen',
};
