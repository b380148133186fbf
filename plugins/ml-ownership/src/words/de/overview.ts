import { en } from '../en';
import { Translated } from '../Translated';

export const overview: Translated<typeof en.overview> = {
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
      '{{number}} ist ein Versuch und nicht im Geltungsbereich',
    'not-in-scope_other':
      '{{number}} sind Versuche und nicht im Geltungsbereich',
  },
  evaluation: {
    never: 'Noch ist nichts bewertet; die erste Bewertung beginnt von selbst.',
    progress: 'Bewertung',
    running: 'Die Bewertung läuft.',
    runningOf_one:
      'Die Bewertung läuft: {{evaluated, number}} von {{count, number}} Eintrag.',
    runningOf_other:
      'Die Bewertung läuft: {{evaluated, number}} von {{count, number}} Einträgen.',
    started: 'Begonnen {{when}}.',
    failed: 'Die letzte Bewertung ist {{when}} gescheitert.',
    failedSometime: 'Die letzte Bewertung ist gescheitert.',
    failedAfter_one:
      'Sie kam bis {{evaluated, number}} von {{count, number}} Eintrag.',
    failedAfter_other:
      'Sie kam bis {{evaluated, number}} von {{count, number}} Einträgen.',
    failedNote:
      'Was hier steht, kann älter sein; das Protokoll des Backends sagt, warum.',
    finished: 'Bewertet {{when}}.',
    finishedSometime: 'Bewertet.',
    finishedOf_one: 'Zuletzt angesehen: {{count, number}} Eintrag.',
    finishedOf_other: 'Zuletzt angesehen: {{count, number}} Einträge.',
  },
  attention: {
    title: 'Tier-1-Modelle, die niemand sonst betreiben kann',
    none: 'Keine: Kein Modell in Tier 1 hat im Ganzen das Urteil „Nein“.',
    noTierOne: 'Kein Modell gibt Tier 1 an.',
    ownedBy: 'Gehört {{owner}}',
    weakestLink: 'Das schwächste Glied ist {{entity}}: {{reason}}.',
    weakestLinkOf:
      'Das schwächste Glied ist {{entity}} von {{owner}}: {{reason}}.',
  },
  tiers: {
    title: 'Modelle nach Tier',
    lead: 'Urteil im Ganzen: Kann ein anderes Team das Modell mit seiner ganzen Lieferkette betreiben?',
    tier: 'Tier',
    shape: 'Verteilung',
    all: 'Alle',
    row: 'Tier {{tier}}',
    none: 'Ohne Angabe',
    link: '{{models}} in Tier {{tier}}: {{verdict}}',
  },
  trend: 'Modelle im Lauf der Zeit',
  causes: { title: 'Warum nicht: Hauptursachen' },
  levels: {
    title: 'Wie weit die Modelle sind',
    none: 'Noch kein Modell.',
  },
  known: {
    title: 'Was bekannt ist',
    rules: 'Regeln in Version {{version}}.',
  },
  smells: {
    title: 'Anzeichen',
    lead: 'Zeichen, dass ein Werkzeug vor der Absprache kam, die es braucht. Sie zählen nie zu einem Urteil.',
    none: 'Keine.',
    allModel: 'Alle Modelle',
    allDataset: 'Alle Datensätze',
    allPipeline: 'Alle Pipelines',
  },
  due: {
    title: 'Fällige Übungen',
    lead: 'Wo ein anderes Team noch oder wieder zeigen muss, dass es das kann.',
    subject: 'die fälligen Übungen',
    none: 'Keine in den nächsten 30 Tagen.',
  },
  moves: {
    title: 'Was sich in den letzten 30 Tagen bewegt hat',
    subject: 'was sich bewegt hat',
    none: 'Nichts: Jedes Urteil, jede Stufe und jeder Eigentümer ist wie vor 30 Tagen.',
    sentence: '{{moves}}.',
    latest: 'Die letzten {{number}}:',
    list: 'Was sich bewegt hat, das Neueste zuerst',
    direction: {
      up: 'Hinauf',
      down: 'Hinunter',
      new: 'Neu',
      removed: 'Entfernt',
      owner: 'Neuer Eigentümer',
    },
    count: {
      up_one: '{{count, number}} ist gestiegen',
      up_other: '{{count, number}} sind gestiegen',
      down_one: '{{count, number}} ist gefallen',
      down_other: '{{count, number}} sind gefallen',
      new_one: '{{count, number}} ist neu',
      new_other: '{{count, number}} sind neu',
      removed_one: '{{count, number}} hat den Katalog verlassen',
      removed_other: '{{count, number}} haben den Katalog verlassen',
      owner_one: '{{count, number}} hat den Eigentümer gewechselt',
      owner_other: '{{count, number}} haben den Eigentümer gewechselt',
    },
    ownerNow: 'Gehört jetzt {{owner}}',
    rulesChanged: 'Die Regeln haben sich geändert',
  },
  first: {
    title: 'Das erste Modell hinzufügen',
    lead: 'Der Katalog enthält kein lesbares Model, Dataset oder Pipeline. Wird eines beschrieben, bekommt es eine Scorecard: Kann ein anderes Team als das der Autoren es neu trainieren, ausliefern, beobachten und wiederherstellen?',
    file: 'Dies neben den Code des Modells legen, als {{file}}, mit eigenen Namen.',
    register:
      'Die Datei anmelden wie jede andere, durch Entdecken oder mit ihrer URL.',
    allow:
      'Lehnt der Katalog die Art ab, sie in der Konfiguration des Backends erlauben.',
    modelYaml: 'YAML eines ersten Modells',
    rulesYaml: 'YAML der Katalogregeln',
    importTitle: 'Oder mit dem beginnen, was da ist',
    importLead:
      'Was im Katalog als Resource oder Component steht oder in einer angebundenen Registry, kann als Model vorgeschlagen werden, mit Eigentümern. Von selbst wird nichts geschrieben.',
    import: 'Ansehen, was sich importieren lässt',
  },
};
