import { en } from '../en';
import { TranslationOf } from '../TranslationOf';

export const verdict: TranslationOf<typeof en.verdict> = {
  verdict: {
    no: 'Nein',
    unproven: 'Unbewiesen',
    yes: 'Ja',
    'not-assessed': 'Nicht bewertet',
    'not-in-scope': 'Nicht im Geltungsbereich',
  },
  headline: {
    yes: 'Ja: Ein anderes Team hat bewiesen, dass es das betreiben kann.',
    no: 'Nein: {{reason}}.',
    unproven: 'Unbewiesen: {{reason}}.',
    'not-in-scope':
      'Nicht im Geltungsbereich: experimentell und nicht im Einsatz.',
    'not-assessed': 'Noch nicht bewertet.',
    noBecauseOf: 'Nein, wegen {{title}}: {{reason}}.',
    unprovenBecauseOf: 'Unbewiesen, wegen {{title}}: {{reason}}.',
    noBecauseOfHidden: 'Nein, wegen einer vorgelagerten Entität ohne Zugriff.',
    unprovenBecauseOfHidden:
      'Unbewiesen, wegen einer vorgelagerten Entität ohne Zugriff.',
  },
  reason: {
    andLast: '{{first}}, und {{last}}',
    moreProblems_one: '{{count}} weiteres',
    moreProblems_other: '{{count}} weitere',
    'no-evidence_one':
      'kein Kriterium ist verletzt, aber zu {{count}} von {{applicable}} fehlt noch ein Beleg',
    'no-evidence_other':
      'kein Kriterium ist verletzt, aber zu {{count}} von {{applicable}} fehlen noch Belege',
    proven: 'ein anderes Team hat bewiesen, dass es das betreiben kann',
    exemptCriterion: '{{criterion}} (derzeit ausgenommen)',
    fromAnotherTeam: 'es kommt von einem anderen Team',
    'contract-no-evidence_one':
      'es kommt von einem anderen Team, und zu {{count}} der {{applicable}} Kriterien für seine Daten fehlt noch ein Beleg',
    'contract-no-evidence_other':
      'es kommt von einem anderen Team, und zu {{count}} der {{applicable}} Kriterien für seine Daten fehlen noch Belege',
    'serving-missing':
      'es soll das Modell bereitstellen, ist aber nicht im Katalog',
    'serving-unowned':
      'es stellt das Modell bereit, hat aber keinen Eigentümer im Katalog',
    'serving-not-on-call':
      'es stellt das Modell bereit, aber niemand hat Bereitschaft dafür',
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
    '0': 'Keine',
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
    workflow: 'Workflow',
    'data-path': 'Datenweg',
    boundaries: 'Grenzen',
    'operating-model': 'Betriebsmodell',
  },
  causeMeaning: {
    workflow: 'der Workflow ist noch nicht ausgearbeitet',
    'data-path': 'der Datenweg ist noch nicht unter Kontrolle',
    boundaries: 'die Grenzen sind noch nicht klar',
    'operating-model': 'es gibt noch kein funktionierendes Betriebsmodell',
  },
  criterionState: {
    fail: 'Nicht erfüllt',
    unknown: 'Unbekannt',
    stale: 'Veraltet',
    exempt: 'Ausgenommen',
    pass: 'Erfüllt',
    'not-applicable': 'Trifft nicht zu',
  },
  titleInState: '{{state}}: {{title}}',
  evidenceSource: {
    drill: 'Übung',
    observed: 'Beobachtet',
    document: 'Dokument',
    catalog: 'Katalog',
    attested: 'Bestätigt',
  },
  evidenceStatus: {
    decisive: 'Ausschlaggebend',
    overruled: 'Von stärkerem Beleg überstimmt',
    expired: 'Abgelaufen',
    outdated: 'Für eine frühere Version',
    'not-accepted': 'Art des Belegs oder seine Quelle hier nicht zugelassen',
    superseded: 'Durch neueren Beleg ersetzt',
    'not-yet': 'In die Zukunft datiert: noch nicht gültig',
  },
  foundation: {
    traceability: 'Nachvollziehbare Experimente',
    reproducibility: 'Reproduzierbare Umgebungen',
    versioning: 'Versionierte Daten und Artefakte',
    workflow: 'Explizite Workflows',
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
