import { en } from '../en';
import { TranslationOf } from '../TranslationOf';

export const overview: TranslationOf<typeof en.overview> = {
  subject: 'das Portfolio',
  all: 'Alle {{number}}',
  sentence: {
    models: '{{models}}: {{clauses}}.',
    noModel:
      'Noch kein Modell: Im Katalog sind {{datasets}} und {{pipelines}}.',
    no_one: '{{number}} kann kein anderes Team betreiben',
    no_other: '{{number}} kann kein anderes Team betreiben',
    unproven_one: '{{number}} ist unbewiesen',
    unproven_other: '{{number}} sind unbewiesen',
    yes_one: '{{number}} hat ein anderes Team schon betrieben',
    yes_other: '{{number}} hat ein anderes Team schon betrieben',
    'not-assessed_one': '{{number}} ist noch nicht bewertet',
    'not-assessed_other': '{{number}} sind noch nicht bewertet',
    'not-in-scope_one':
      '{{number}} ist experimentell und nicht im Geltungsbereich',
    'not-in-scope_other':
      '{{number}} sind experimentell und nicht im Geltungsbereich',
  },
  evaluation: {
    never: 'Noch keine Bewertung. Die erste startet automatisch.',
    progress: 'Bewertung',
    running: 'Die Bewertung läuft.',
    runningOf_one:
      'Die Bewertung läuft: {{evaluated, number}} von {{count, number}} Entität.',
    runningOf_other:
      'Die Bewertung läuft: {{evaluated, number}} von {{count, number}} Entitäten.',
    started: 'Gestartet {{when}}.',
    failed: 'Die letzte Bewertung ist {{when}} fehlgeschlagen.',
    failedSometime: 'Die letzte Bewertung ist fehlgeschlagen.',
    failedAfter_one:
      'Sie endete nach {{evaluated, number}} von {{count, number}} Entität.',
    failedAfter_other:
      'Sie endete nach {{evaluated, number}} von {{count, number}} Entitäten.',
    failedNote:
      'Die Ergebnisse können veraltet sein. Die Ursache steht im Log des Backends.',
    finished: 'Bewertet {{when}}.',
    finishedSometime: 'Bewertet.',
    finishedOf_one: 'Letzter Lauf: {{count, number}} Entität.',
    finishedOf_other: 'Letzter Lauf: {{count, number}} Entitäten.',
  },
  topRisks: {
    title: 'Tier-1-Modelle, die kein anderes Team betreiben kann',
    none: 'Kein Tier-1-Modell hat das System-Urteil „Nein“.',
    noTierOne: 'Kein Modell gibt Tier 1 an.',
    ownedBy: 'Gehört {{owner}}',
    weakestLink: 'Das schwächste Glied ist {{entity}}: {{reason}}.',
    weakestLinkOf:
      'Das schwächste Glied ist {{entity}} von {{owner}}: {{reason}}.',
  },
  tiers: {
    title: 'Modelle nach Tier',
    lead: 'Nach System-Urteil: Kann ein anderes Team das Modell mit seiner gesamten Lieferkette betreiben?',
    tier: 'Tier',
    shape: 'Verteilung',
    all: 'Alle',
    row: 'Tier {{tier}}',
    none: 'Ohne Tier',
    link: '{{models}} in Tier {{tier}}: {{verdict}}',
  },
  trend: 'Modelle im Zeitverlauf',
  causes: { title: 'Hauptursachen für „Nein“' },
  levels: {
    title: 'Stufen der Modelle nach Fähigkeit',
    none: 'Noch kein Modell.',
  },
  known: {
    title: 'Abdeckung mit Belegen',
    rules: 'Regelversion {{version}}.',
  },
  smells: {
    title: 'Warnzeichen',
    lead: 'Anzeichen dafür, dass ein Werkzeug vor der nötigen Absprache eingeführt wurde. Sie beeinflussen kein Urteil.',
    none: 'Keine.',
    allModel: 'Alle Modelle',
    allDataset: 'Alle Datensätze',
    allPipeline: 'Alle Pipelines',
  },
  due: {
    title: 'Fällige Übungen',
    lead: 'Fähigkeiten, die noch kein anderes Team bewiesen hat oder deren Nachweis bald abläuft.',
    subject: 'die fälligen Übungen',
    none: 'Keine in den nächsten 30 Tagen.',
  },
  changes: {
    title: 'Änderungen der letzten 30 Tage',
    subject: 'die letzten Änderungen',
    none: 'In den letzten 30 Tagen hat sich kein Urteil, keine Stufe und kein Eigentümer geändert.',
    sentence: '{{changes}}.',
    latest: 'Die letzten {{number}}:',
    list: 'Änderungen, neueste zuerst',
    type: {
      improved: 'Verbessert',
      regressed: 'Verschlechtert',
      added: 'Neu',
      removed: 'Entfernt',
      'owner-changed': 'Neuer Eigentümer',
    },
    count: {
      improved_one: '{{count, number}} hat sich verbessert',
      improved_other: '{{count, number}} haben sich verbessert',
      regressed_one: '{{count, number}} hat sich verschlechtert',
      regressed_other: '{{count, number}} haben sich verschlechtert',
      added_one: '{{count, number}} ist neu',
      added_other: '{{count, number}} sind neu',
      removed_one: '{{count, number}} wurde aus dem Katalog entfernt',
      removed_other: '{{count, number}} wurden aus dem Katalog entfernt',
      'owner-changed_one': '{{count, number}} hat den Eigentümer gewechselt',
      'owner-changed_other':
        '{{count, number}} haben den Eigentümer gewechselt',
    },
    ownerNow: 'Neuer Eigentümer: {{owner}}',
    rulesChanged: 'Die Regeln haben sich geändert',
  },
  first: {
    title: 'Das erste Modell hinzufügen',
    lead: 'Im Katalog ist kein lesbares Model, Dataset oder Pipeline. Für jede neue Entität gibt es eine Scorecard: Kann ein anderes Team als das der Autoren sie neu trainieren, ausliefern, beobachten und wiederherstellen?',
    file: 'Diese Datei als {{file}} neben den Code des Modells legen und die eigenen Namen eintragen.',
    register:
      'Die Datei wie jede andere registrieren, per Discovery oder über ihre URL.',
    allow:
      'Lehnt der Katalog diese Art ab, sie in der Backend-Konfiguration erlauben.',
    modelYaml: 'YAML eines ersten Modells',
    rulesYaml: 'YAML der Katalogregeln',
    importTitle: 'Oder vorhandene Entitäten importieren',
    importLead:
      'Resources und Components, die Modelle beschreiben, lassen sich als Models mit Eigentümern vorschlagen. Ohne Bestätigung wird nichts geschrieben.',
    import: 'Entitäten für den Import suchen',
  },
};
