import { en } from '../en';
import { Translated } from '../Translated';

export const filters: Translated<typeof en.filters> = {
  search: 'Suche',
  clear: 'Zurücksetzen',
  any: 'Alle',
  findTeam: 'Team suchen',
  range: '{{first, number}}–{{last, number}} von {{total, number}}',
  rangeOfNone: '0 von {{total, number}}',
  rowsOnPage: '{{rows, number}} Zeilen',
  userHint: 'Person {{name}}',
  groupHint: 'Gruppe {{name}}',
};
