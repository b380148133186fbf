import { en } from '../en';
import { TranslationOf } from '../TranslationOf';

export const filters: TranslationOf<typeof en.filters> = {
  search: 'Suche',
  clear: 'Zurücksetzen',
  any: 'Alle',
  findTeam: 'Team suchen',
  below: 'Teams darunter einbeziehen',
  range: '{{first, number}}–{{last, number}} von {{total, number}}',
  nothingFound: 'Keine Ergebnisse.',
  rangeOfNone: '0 von {{total, number}}',
  rowsOnPage: '{{rows, number}} Zeilen',
  userHint: 'Person {{name}}',
  groupHint: 'Gruppe {{name}}',
};
