import { en } from '../en';
import { Translated } from '../Translated';

export const whatIf: Translated<typeof en.whatIf> = {
  who: 'Wer nicht mehr da wäre',
  find: 'Person oder Gruppe suchen',
  leaving: 'Gehen',
  dissolved: 'Aufgelöst',
  letStay: '{{title}} bleiben lassen',
  emptyTitle: 'Wer wäre nicht mehr da?',
  empty:
    'Personen wählen, die gehen, oder Gruppen, die sich auflösen: Dann ist zu sehen, welche Modelle, Datensätze und Pipelines einen Eigentümer, Betreiber oder Bereitschaftsdienst verlieren und ob ein anderes Team sie noch betreiben könnte. Nichts wird gespeichert; die Frage lässt sich über ihre URL teilen.',
  subject: 'was sich ändern würde',
  nothingTitle: 'Nichts würde sich ändern',
  nothing:
    'Kein sichtbares Modell, kein Datensatz und keine Pipeline würde Eigentümer, Betreiber, Bereitschaftsdienst oder die entscheidende Stelle verlieren oder ein anderes Urteil bekommen.',
  working: 'Wird ausgerechnet …',
  hidden_one:
    '{{count, number}} weiterer Eintrag würde sich ändern, ist hier aber nicht sichtbar.',
  hidden_other:
    '{{count, number}} weitere Einträge würden sich ändern, sind hier aber nicht sichtbar.',
  listed: 'Die {{number}} wichtigsten sind aufgeführt.',
  csv: 'Als CSV speichern',
  table: 'Was sich ändern würde, das Wichtigste zuerst',
  columns: {
    entity: 'Eintrag',
    title: 'Titel',
    kind: 'Art',
    tier: 'Tier',
    owner: 'Eigentümer',
    loses: 'Verliert',
    verdict: 'Urteil',
    fails: 'Was dann fehlte',
    verdictBefore: 'Urteil vorher',
    levelBefore: 'Stufe vorher',
    verdictAfter: 'Urteil nachher',
    levelAfter: 'Stufe nachher',
    failing: 'Verfehlte Kriterien',
  },
  supplyChain: 'Etwas in der Lieferkette',
  criteria_one: '{{count, number}} Kriterium',
  criteria_other: '{{count, number}} Kriterien',
  loss: {
    owner: 'Eigentümer',
    operator: 'Betreiber',
    'last-non-author': 'der letzte Betreiber, der es nicht gebaut hat',
    'on-call': 'Bereitschaftsdienst',
    decider: 'die Stelle, die darüber entscheidet',
  },
  losses: {
    owner_one: '{{count, number}} verlöre den Eigentümer',
    owner_other: '{{count, number}} verlören den Eigentümer',
    operator_one: '{{count, number}} verlöre den Betreiber',
    operator_other: '{{count, number}} verlören den Betreiber',
    'last-non-author_one':
      '{{count, number}} verlöre den letzten Betreiber, der es nicht gebaut hat',
    'last-non-author_other':
      '{{count, number}} verlören den letzten Betreiber, der sie nicht gebaut hat',
    'on-call_one': '{{count, number}} verlöre den Bereitschaftsdienst',
    'on-call_other': '{{count, number}} verlören den Bereitschaftsdienst',
    decider_one:
      '{{count, number}} verlöre die Stelle, die darüber entscheidet',
    decider_other:
      '{{count, number}} verlören die Stelle, die darüber entscheidet',
  },
  condition: {
    leaving: 'Ohne {{leaving}}',
    dissolved: 'Nach Auflösung von {{dissolved}}',
    both: 'Ohne {{leaving}} und nach Auflösung von {{dissolved}}',
  },
  entities_one: '{{count, number}} Eintrag',
  entities_other: '{{count, number}} Einträge',
  sentence: {
    nothing: '{{condition}} würde sich nichts ändern.',
    change: '{{condition}} betroffen: {{entities}}.',
    changeWithVerdicts:
      '{{condition}} betroffen: {{entities}}, davon {{verdicts}} mit einem anderen Urteil.',
    losses: '{{losses}}.',
  },
};
