import { en } from '../en';
import { Translated } from '../Translated';

export const verdict: Translated<typeof en.verdict> = {
  verdict: {
    no: 'Nein',
    unproven: 'Unbewiesen',
    yes: 'Ja',
    'not-assessed': 'Nicht bewertet',
    'not-in-scope': 'Nicht im Geltungsbereich',
  },
  headline: {
    yes: 'Ja: Ein anderes Team hat bewiesen, dass es dies betreiben kann.',
    no: 'Nein: {{reason}}.',
    unproven: 'Unbewiesen: {{reason}}.',
    'not-in-scope':
      'Nicht im Geltungsbereich: Es ist experimentell, und es ist nicht bekannt, dass es ausgeliefert wird.',
    'not-assessed': 'Noch nicht bewertet.',
    noBecauseOf: 'Nein, wegen {{title}}: {{reason}}.',
    unprovenBecauseOf: 'Unbewiesen, wegen {{title}}: {{reason}}.',
    noBecauseOfHidden:
      'Nein, wegen etwas in der Lieferkette, das hier nicht zu sehen ist.',
    unprovenBecauseOfHidden:
      'Unbewiesen, wegen etwas in der Lieferkette, das hier nicht zu sehen ist.',
  },
  reason: {
    twoProblems: '{{first}}, und {{second}}',
    moreProblems_one: '{{first}}, {{second}}, und noch etwas fehlt',
    moreProblems_other:
      '{{first}}, {{second}}, und {{count}} weitere Dinge fehlen',
    open_one:
      'nichts spricht dagegen, und {{count}} von {{applicable}} Kriterien ist noch offen',
    open_other:
      'nichts spricht dagegen, und {{count}} von {{applicable}} Kriterien sind noch offen',
    proven: 'ein anderes Team hat bewiesen, dass es dies betreiben kann',
    contract:
      'es kommt von einem anderen Team, und dies ist nicht erfüllt: {{criteria}}',
    'serving-missing':
      'es soll das Modell ausliefern und steht nicht im Katalog',
    'serving-unowned':
      'es liefert das Modell aus und hat keinen Eigentümer im Katalog',
    'serving-not-on-call':
      'es liefert das Modell aus, und niemand hat Bereitschaft dafür',
  },
  ability: {
    all: 'Jede Fähigkeit',
    retrain: 'Neu trainieren',
    deploy: 'Ausliefern',
    observe: 'Beobachten',
    recover: 'Wiederherstellen',
  },
  datasetAbility: {
    all: 'Jede Fähigkeit',
    retrain: 'Neu aufbauen',
    deploy: 'Veröffentlichen',
    observe: 'Beobachten',
    recover: 'Wiederherstellen',
  },
  pipelineAbility: {
    all: 'Jede Fähigkeit',
    retrain: 'Erneut ausführen',
    deploy: 'Ausliefern',
    observe: 'Beobachten',
    recover: 'Wiederherstellen',
  },
  level: {
    '0': 'Noch nichts',
    '1': 'Angegeben',
    '2': 'Dokumentiert',
    '3': 'Wiederholbar',
    '4': 'Von einem anderen Team bewiesen',
  },
  noLevel: 'Keine Stufe',
  levelBefore: 'Stufe',
  levelAndName: 'Stufe {{level}}: {{name}}',
  levelWithExemption: '{{level}}, mit einer Ausnahme',
  exemptedLevel: 'ausgenommen',
  cause: {
    workflow: 'Arbeitsablauf',
    'data-path': 'Datenweg',
    boundaries: 'Grenzen',
    'operating-model': 'Betriebsmodell',
  },
  causeMeaning: {
    workflow: 'der Arbeitsablauf ist noch nicht ausgearbeitet',
    'data-path': 'der Datenweg ist noch nicht unter Kontrolle',
    boundaries: 'die Grenzen sind noch nicht klar',
    'operating-model': 'das Betriebsmodell ist noch nicht gelebt',
  },
  criterionState: {
    fail: 'Nicht erfüllt',
    unknown: 'Unbekannt',
    stale: 'Veraltet',
    exempt: 'Ausgenommen',
    pass: 'Erfüllt',
    'not-applicable': 'Trifft nicht zu',
  },
  evidenceSource: {
    drill: 'In einer Übung gezeigt',
    observed: 'Im System selbst gesehen',
    document: 'Im Dokument gelesen',
    catalog: 'Im Katalog gelesen',
    attested: 'Von einer Person gesagt',
  },
  evidenceStanding: {
    decides: 'Das entscheidet',
    outweighed: 'Von stärkeren Belegen überwogen',
    expired: 'Abgelaufen',
    outdated: 'Zu einer früheren Version',
    'not-accepted': 'Diese Art von Beleg zählt hier nicht',
    superseded: 'Durch ein späteres Wort ersetzt',
  },
  foundation: {
    traceability: 'Nachvollziehbare Experimente',
    reproducibility: 'Reproduzierbare Umgebungen',
    versioning: 'Versionierte Daten und Artefakte',
    workflow: 'Ausdrückliche Arbeitsabläufe',
    observability: 'Beobachtbares Laufzeitverhalten',
    ownership: 'Klare Verantwortung im Betrieb',
  },
  countOfModel_one: '{{count, number}} Modell',
  countOfModel_other: '{{count, number}} Modelle',
  countOfDataset_one: '{{count, number}} Datensatz',
  countOfDataset_other: '{{count, number}} Datensätze',
  countOfPipeline_one: '{{count, number}} Pipeline',
  countOfPipeline_other: '{{count, number}} Pipelines',
};
