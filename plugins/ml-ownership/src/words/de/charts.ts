import { en } from '../en';
import { Translated } from '../Translated';

export const charts: Translated<typeof en.charts> = {
  showTable: 'Als Tabelle zeigen',
  showPlot: 'Als Bild zeigen',
  failed: 'Das Bild lässt sich nicht zeichnen; das sind seine Zahlen.',
  day: 'Tag',
  all: 'Alle',
  note: 'Anmerkung',
  kinds: { Model: 'Modelle', Dataset: 'Datensätze', Pipeline: 'Pipelines' },
  verdicts: {
    subject: 'die Urteile im Lauf der Zeit',
    label: 'Urteile im Lauf der Zeit',
    tooEarly:
      'Noch ist nichts bekannt: Das Bild beginnt mit der ersten Bewertung.',
    firstDay:
      'Heute gilt „{{verdict}}“ für {{number, number}} von {{total, number}}. Ab morgen kommt jeden Tag eine Säule dazu.',
    rose: 'Seit {{day}} ist „{{verdict}}“ von {{from, number}} auf {{to, number}} von {{total, number}} gestiegen.',
    fell: 'Seit {{day}} ist „{{verdict}}“ von {{from, number}} auf {{to, number}} von {{total, number}} gefallen.',
    stayed:
      'Seit {{day}} ist „{{verdict}}“ bei {{to, number}} von {{total, number}} geblieben.',
    otherRose:
      '„{{verdict}}“ ist von {{from, number}} auf {{to, number}} gestiegen.',
    otherFell:
      '„{{verdict}}“ ist von {{from, number}} auf {{to, number}} gefallen.',
    rulesChanged: '{{day}}: neue Regeln, Version {{version}}',
    ownersChanged_one:
      '{{day}}: {{count, number}} hat den Eigentümer gewechselt',
    ownersChanged_other:
      '{{day}}: {{count, number}} haben den Eigentümer gewechselt',
  },
  levels: {
    label: 'Stufen nach Fähigkeit',
    ability: 'Fähigkeit',
    behind:
      'Am weitesten zurück ist „{{ability}}“: {{number}} von {{total}} stehen auf Stufe 1 oder darunter.',
    noneBehind: 'Nichts steht unter Stufe 2.',
    link: '{{count, number}} auf Stufe {{level}} oder darunter: {{ability}}',
  },
  causes: {
    label: 'Hauptursachen',
    cause: 'Ursache',
    most: 'Am häufigsten: {{meaning}} ({{cause}}).',
    none: 'Kein Kriterium ist verfehlt.',
    link: '{{entities}}: {{cause}}',
  },
  coverage: {
    label: 'Kriterien mit Antwort',
    kind: 'Art',
    known: 'Mit Antwort',
    unknown: 'Unbekannt',
    sentence:
      '{{kind}}: {{share}} der Kriterien haben eine Antwort ({{known}} von {{applicable}}).',
    none: 'Kein Kriterium trifft zu.',
  },
  progress: {
    label: 'Fortschritt im Lauf der Zeit',
    sentence:
      'Seit {{day}} ist die Zahl derer, die das Ziel erreichen, von {{from, number}} auf {{to, number}} von {{total, number}} gegangen.',
    reached: 'Am Ziel',
    met: '{{met, number}} von {{total, number}} sind am Ziel',
  },
  levelsOverTime: {
    label: 'Stufen im Lauf der Zeit',
    levels: 'Stufen',
    rose: 'Höher als am {{day}}: {{names}}.',
    fell: 'Niedriger als am {{day}}: {{names}}.',
    same: 'Jede Fähigkeit steht, wo sie am {{day}} stand.',
    since: 'Ab {{day}}: {{level}}',
    gone: 'Ab {{day}}: nicht im Katalog',
  },
};
