import { en } from '../en';
import { Translated } from '../Translated';

export const history: Translated<typeof en.history> = {
  title: 'Verlauf',
  subject: 'der Verlauf',
  none: 'Keine Änderung ist bekannt.',
  list: 'Änderungen, die letzte zuerst',
  showLatest: 'Nur die letzten zeigen',
  showAll_one: 'Alle zeigen: {{count, number}} Änderung',
  showAll_other: 'Alle {{count, number}} Änderungen zeigen',
  since: {
    itself:
      '„{{verdict}}“ seit {{verdictDay}}, Stufe {{level}} ({{name}}) seit {{levelDay}}.',
    itselfWithoutLevel: '„{{verdict}}“ seit {{verdictDay}}.',
    system:
      'Mit der Lieferkette: „{{verdict}}“ seit {{verdictDay}}, Stufe {{level}} ({{name}}) seit {{levelDay}}.',
    systemWithoutLevel:
      'Mit der Lieferkette: „{{verdict}}“ seit {{verdictDay}}.',
  },
  levelName: {
    0: 'noch nichts',
    1: 'angegeben',
    2: 'dokumentiert',
    3: 'wiederholbar',
    4: 'von einem anderen Team bewiesen',
  },
  became: 'wurde',
  level: 'Stufe {{level}}',
  removed: 'Hat den Katalog verlassen.',
  firstKnown: 'Zuerst bekannt',
  ownerChanged: 'Neuer Eigentümer',
  ownerChangedTo: 'Neuer Eigentümer: {{owner}}',
  rulesChanged: 'Neue Regeln, Version {{version}}',
  moved: '{{what}} {{before}} → {{after}}',
  movedItself: 'Für sich {{before}} → {{after}}',
  movedCause: 'Hauptursache {{before}} → {{after}}',
  noCause: 'keine',
};
