import { en } from '../en';
import { TranslationOf } from '../TranslationOf';

export const history: TranslationOf<typeof en.history> = {
  title: 'Verlauf',
  subject: 'der Verlauf',
  none: 'Keine Änderungen erfasst.',
  list: 'Änderungen, neueste zuerst',
  showLatest: 'Nur die letzten zeigen',
  showAll_one: 'Alle zeigen: {{count, number}} Änderung',
  showAll_other: 'Alle {{count, number}} Änderungen zeigen',
  since: {
    itself:
      '„{{verdict}}“ seit {{verdictDay}}, Stufe {{level}} ({{name}}) seit {{levelDay}}.',
    itselfWithoutLevel: '„{{verdict}}“ seit {{verdictDay}}.',
    system:
      'System-Urteil: „{{verdict}}“ seit {{verdictDay}}, Stufe {{level}} ({{name}}) seit {{levelDay}}.',
    systemWithoutLevel: 'System-Urteil: „{{verdict}}“ seit {{verdictDay}}.',
  },
  levelName: {
    0: 'keine',
    1: 'angegeben',
    2: 'dokumentiert',
    3: 'wiederholbar',
    4: 'von einem anderen Team bewiesen',
  },
  became: 'wurde',
  level: 'Stufe {{level}}',
  removed: 'Aus dem Katalog entfernt.',
  firstKnown: 'Zuerst bewertet',
  ownerChanged: 'Eigentümer geändert',
  ownerChangedTo: 'Eigentümer geändert: {{owner}}',
  rulesChanged: 'Regeln geändert auf Version {{version}}',
  moved: '{{what}} {{before}} → {{after}}',
  movedItself: 'Eigenes Urteil {{before}} → {{after}}',
  movedCause: 'Hauptursache {{before}} → {{after}}',
  noCause: 'keine',
};
