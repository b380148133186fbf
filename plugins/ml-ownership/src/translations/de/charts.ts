import { en } from '../en';
import { TranslationOf } from '../TranslationOf';

export const charts: TranslationOf<typeof en.charts> = {
  showTable: 'Als Tabelle zeigen',
  showPlot: 'Als Diagramm zeigen',
  failed:
    'Das Diagramm konnte nicht gezeichnet werden. Stattdessen sind seine Zahlen zu sehen.',
  day: 'Tag',
  all: 'Alle',
  note: 'Anmerkung',
  kinds: { Model: 'Modelle', Dataset: 'Datensätze', Pipeline: 'Pipelines' },
  verdicts: {
    subject: 'die Urteile im Zeitverlauf',
    label: 'Urteile im Zeitverlauf',
    tooEarly:
      'Noch keine Daten: Das Diagramm beginnt mit der ersten Bewertung.',
    firstDay:
      'Heute sind {{number, number}} von {{total, number}} „{{verdict}}“. Jeden Tag kommt eine Säule dazu.',
    rose: 'Seit {{day}} ist „{{verdict}}“ von {{from, number}} auf {{to, number}} von {{total, number}} gestiegen.',
    fell: 'Seit {{day}} ist „{{verdict}}“ von {{from, number}} auf {{to, number}} von {{total, number}} gefallen.',
    stayed:
      'Seit {{day}} ist „{{verdict}}“ bei {{to, number}} von {{total, number}} geblieben.',
    otherRose:
      '„{{verdict}}“ ist von {{from, number}} auf {{to, number}} gestiegen.',
    otherFell:
      '„{{verdict}}“ ist von {{from, number}} auf {{to, number}} gefallen.',
    rulesChanged: '{{day}}: Regeln geändert auf Version {{version}}',
    ownersChanged_one: '{{day}}: Eigentümer von {{count, number}} geändert',
    ownersChanged_other: '{{day}}: Eigentümer von {{count, number}} geändert',
  },
  levels: {
    label: 'Stufen nach Fähigkeit',
    ability: 'Fähigkeit',
    behind:
      '„{{ability}}“ liegt am weitesten zurück: {{number}} von {{total}} sind auf Stufe 1 oder darunter.',
    noneBehind: 'Nichts liegt unter Stufe 2.',
    link: '{{count, number}} auf Stufe {{level}} oder darunter: {{ability}}',
  },
  causes: {
    label: 'Hauptursachen',
    cause: 'Ursache',
    most: 'Am häufigsten: {{meaning}} ({{cause}}).',
    none: 'Keine nicht erfüllten Kriterien.',
    link: '{{entities}}: {{cause}}',
  },
  coverage: {
    label: 'Kriterien mit Belegen',
    kind: 'Art',
    known: 'Mit Belegen',
    unknown: 'Ohne Belege',
    sentence:
      '{{kind}}: {{share}} der Kriterien haben Belege ({{known}} von {{applicable}}).',
    none: 'Kein Kriterium trifft zu.',
  },
  progress: {
    label: 'Fortschritt im Zeitverlauf',
    sentence:
      'Seit {{day}} ist die Zahl der Entitäten am Ziel von {{from, number}} auf {{to, number}} von {{total, number}} gegangen.',
    reached: 'Am Ziel',
    met: '{{met, number}} von {{total, number}} sind am Ziel',
  },
  foundations: {
    label: 'Erfüllte Kriterien im Zeitverlauf',
    tooEarly: 'Noch kein Verlauf: Das Diagramm beginnt in einigen Tagen.',
    share: '{{foundation}}: {{share}}',
    rose: 'Seit {{day}} ist „{{foundation}}“ am stärksten gestiegen: {{to}} der Kriterien sind erfüllt, vorher {{from}}.',
    fell: 'Seit {{day}} ist „{{foundation}}“ am stärksten gefallen: {{to}} der Kriterien sind erfüllt, vorher {{from}}.',
    same: 'Seit {{day}} hat sich der Anteil der erfüllten Kriterien bei keiner Grundlage geändert.',
  },
  levelsOverTime: {
    label: 'Stufen im Zeitverlauf',
    levels: 'Stufen',
    rose: 'Höher als am {{day}}: {{names}}.',
    fell: 'Niedriger als am {{day}}: {{names}}.',
    same: 'Seit {{day}} hat sich keine Fähigkeit geändert.',
    since: 'Ab {{day}}: {{level}}',
    gone: 'Ab {{day}}: nicht im Katalog',
  },
};
