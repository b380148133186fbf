import { en } from '../en';
import { TranslationOf } from '../TranslationOf';

export const whatIf: TranslationOf<typeof en.whatIf> = {
  who: 'Gehende Personen und Gruppen',
  find: 'Person oder Gruppe suchen',
  leaving: 'Gehende',
  dissolved: 'Aufgelöste',
  letStay: '{{title}} entfernen',
  emptyTitle: 'Personen oder Gruppen auswählen',
  empty:
    'Personen auswählen, die gehen, oder Gruppen, die aufgelöst werden: Die Seite zeigt, welche Entitäten Eigentümer, Betreiber oder Bereitschaft verlieren und welche Urteile sich ändern. Nichts wird gespeichert; die URL lässt sich teilen.',
  subject: 'die Auswirkung',
  nothingTitle: 'Keine Auswirkung',
  nothing:
    'Keine zugängliche Entität würde Eigentümer, Betreiber, Bereitschaft, Genehmiger, einen Autor oder Steward verlieren oder ihr Urteil ändern.',
  working: 'Auswirkung wird berechnet …',
  hidden_one:
    '{{count, number}} weitere betroffene Entität ist ausgeblendet: kein Zugriff.',
  hidden_other:
    '{{count, number}} weitere betroffene Entitäten sind ausgeblendet: kein Zugriff.',
  listed: 'Die {{number}} kritischsten sind zu sehen.',
  csv: 'Als CSV speichern',
  table: 'Betroffene Entitäten, kritischste zuerst',
  columns: {
    entity: 'Entität',
    title: 'Titel',
    kind: 'Art',
    tier: 'Tier',
    owner: 'Eigentümer',
    losses: 'Verliert',
    verdict: 'Urteil',
    fails: 'Neu nicht erfüllt',
    verdictBefore: 'Urteil vorher',
    levelBefore: 'Stufe vorher',
    verdictAfter: 'Urteil nachher',
    levelAfter: 'Stufe nachher',
    failing: 'Nicht mehr erfüllte Kriterien',
  },
  supplyChain: 'Eine Entität in der Lieferkette',
  shared: 'Neu nicht erfüllt bei mehreren Entitäten',
  sharedOfShown: 'Neu nicht erfüllt bei mehreren der aufgeführten Entitäten',
  sharedFailure: '{{problem}}: {{entities}}',
  criteria_one: '{{count, number}} Kriterium',
  criteria_other: '{{count, number}} Kriterien',
  loss: {
    owner: 'Eigentümer',
    operator: 'Betreiber',
    'last-non-author': 'letzter Betreiber, der kein Autor ist',
    'on-call': 'Bereitschaft',
    approver: 'Genehmiger',
    author: 'ein Autor',
    steward: 'Steward',
  },
  losses: {
    owner_one: '{{count, number}} verlöre den Eigentümer',
    owner_other: '{{count, number}} verlören den Eigentümer',
    operator_one: '{{count, number}} verlöre den Betreiber',
    operator_other: '{{count, number}} verlören den Betreiber',
    'last-non-author_one':
      '{{count, number}} verlöre den letzten Betreiber, der kein Autor ist',
    'last-non-author_other':
      '{{count, number}} verlören den letzten Betreiber, der kein Autor ist',
    'on-call_one': '{{count, number}} verlöre die Bereitschaft',
    'on-call_other': '{{count, number}} verlören die Bereitschaft',
    approver_one: '{{count, number}} verlöre den Genehmiger',
    approver_other: '{{count, number}} verlören den Genehmiger',
    author_one: '{{count, number}} verlöre einen Autor',
    author_other: '{{count, number}} verlören einen Autor',
    steward_one: '{{count, number}} verlöre den Steward',
    steward_other: '{{count, number}} verlören den Steward',
  },
  condition: {
    leaving: 'Ohne {{leaving}}',
    dissolved: 'Nach Auflösung von {{dissolved}}',
    both: 'Ohne {{leaving}} und nach Auflösung von {{dissolved}}',
  },
  entities_one: '{{count, number}} Entität',
  entities_other: '{{count, number}} Entitäten',
  sentence: {
    nothing: '{{condition}} wäre keine Entität betroffen.',
    change: '{{condition}} betroffen: {{entities}}.',
    changeWithVerdicts:
      '{{condition}} betroffen: {{entities}}, davon {{verdicts}} mit anderem Urteil.',
    losses: '{{losses}}.',
  },
};
