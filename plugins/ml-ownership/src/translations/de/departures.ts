import { en } from '../en';
import { TranslationOf } from '../TranslationOf';

export const departures: TranslationOf<typeof en.departures> = {
  title: 'Wessen Weggang am meisten kostet',
  lead: 'Wenn nur diese Person ginge oder nur diese Gruppe aufgelöst würde: die Entitäten in Tier 1 und 2, die Eigentümer, Betreiber, das letzte Mitglied des Betreibers, das kein Autor ist, oder die Bereitschaft verlören.',
  subject: 'die Rangliste der Weggänge',
  emptyTitle: 'Kein Weggang kostet eine Entität in Tier 1 oder 2 etwas',
  empty:
    'Entweder hat keine zugängliche Entität Tier 1 oder 2, oder keiner ihrer Eigentümer und Betreiber ist als zugängliche Person oder Gruppe im Katalog. Das Tier steht in spec.tier.',
  shown: 'Die {{shown}} folgenreichsten von {{total}} Weggängen sind zu sehen.',
  table: 'Weggänge, folgenreichste zuerst',
  columns: {
    who: 'Person oder Gruppe',
    tier1: 'Tier 1',
    tier2: 'Tier 2',
    losses: 'Verloren ginge',
    handover: 'Wirksamste Übergabe',
  },
  loss: {
    user: {
      owner: 'Eigentümer oder dessen letztes Mitglied: {{number}}',
      operator: 'Betreiber oder dessen letztes Mitglied: {{number}}',
      'last-non-author': 'Letztes Mitglied, das kein Autor ist: {{number}}',
      'on-call':
        'Bereitschaft oder das letzte Mitglied, das sie erreicht: {{number}}',
    },
    group: {
      owner: 'Eigentümer: {{number}}',
      operator: 'Betreiber: {{number}}',
      'last-non-author': 'Letztes Mitglied, das kein Autor ist: {{number}}',
      'on-call': 'Bereitschaft: {{number}}',
    },
  },
  more: '{{entities}} und {{more}} weitere',
  show: 'Änderungen zeigen',
  showOf: 'Änderungen zeigen ohne {{title}}',
  handover_one: '{{count, number}} Entität von {{from}} an {{to}} übergeben',
  handover_other:
    'Die {{count, number}} Entitäten von {{from}} an {{to}} übergeben',
  handoverToAnother_one:
    '{{count, number}} Entität von {{from}} an ein anderes Team übergeben',
  handoverToAnother_other:
    'Die {{count, number}} Entitäten von {{from}} an ein anderes Team übergeben',
  startWith: 'Beginnen mit {{entity}}',
};
