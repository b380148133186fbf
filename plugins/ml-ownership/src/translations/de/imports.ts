import { en } from '../en';
import { TranslationOf } from '../TranslationOf';

export const imports: TranslationOf<typeof en.imports> = {
  kind: {
    Model: 'Modell',
    Dataset: 'Datensatz',
    Pipeline: 'Pipeline',
  },
  candidates: {
    title: 'Vorhandene Entitäten im Katalog',
    lead: 'Components und Resources, deren Typ auf ein Modell, einen Datensatz oder eine Pipeline hindeutet. Einige auswählen, um einen Vorschlag für die Beschreibung zu sehen. Vor dem Export wird nichts geschrieben.',
    subject: 'die Components und Resources',
    searchPlaceholder: 'Name, Titel, Beschreibung',
    looksLike: 'Vermutete Art',
    looksLikeAny: 'Jede ML-Art',
    looksLikeEverything: 'Alle Entitäten',
    from: 'Art',
    fromAny: 'Jede',
    type: 'Typ',
    owner: 'Eigentümer',
    list: 'Components und Resources',
    pick: '{{title}} auswählen',
    fact: '{{kind}}, {{type}}',
    factWithoutType: '{{kind}}, ohne Typ',
    ownedBy: 'gehört {{owner}}',
    ownedByNobody: 'ohne Eigentümer',
    reason: {
      Model: 'Typ {{type}} deutet auf ein Modell hin',
      Dataset: 'Typ {{type}} deutet auf einen Datensatz hin',
      Pipeline: 'Typ {{type}} deutet auf eine Pipeline hin',
      none: 'Der Typ deutet auf keine Art hin',
    },
    imported_one:
      '{{count, number}} schon importierte Entität auf dieser Seite ist ausgeblendet.',
    imported_other:
      '{{count, number}} schon importierte Entitäten auf dieser Seite sind ausgeblendet.',
    someGroups:
      'Nur die ersten {{most, number}} Gruppen unter dem Eigentümer werden durchsucht.',
    full: 'Grenze der Auswahl erreicht: {{most, number}}.',
    pageEmpty: 'Alles auf dieser Seite ist schon importiert.',
    none: 'Keine passenden Entitäten',
    noneLead:
      'Keine zugängliche Component oder Resource hat einen passenden Typ. Alle Entitäten zeigen und die Art selbst wählen.',
    noneFound: 'Nichts passt',
    noneFoundLead: 'Einen Filter entfernen oder alle Entitäten zeigen.',
    showEverything: 'Alle Entitäten zeigen',
    registries:
      'Modelle, die nur in einer Registry stehen, sind nicht aufgeführt. Für sie lässt sich eine {{describe}}.',
    describe: 'neue Beschreibung anlegen',
  },
  registered: {
    title: 'Registrierte Modelle',
    lead: 'Modelle verbundener Registries, mit denen keine Entität im Katalog verbunden ist. Eigentümer, Autoren und Pipelines sind nach Tags und Läufen vermutet und zu prüfen.',
    subject: 'die registrierten Modelle',
    list: 'Registrierte Modelle',
    searchPlaceholder: 'Name, Beschreibung',
    source: 'Registry',
    sourceAny: 'Alle',
    from: 'in {{source}}',
    unreadable: '{{source}} war nicht lesbar',
    incomplete: '{{source}} war nicht vollständig lesbar',
    none: 'Alle registrierten Modelle sind im Katalog',
    noneLead:
      'Ein registriertes Modell steht hier, wenn keine Entität mit ihm verbunden ist.',
    noneFound: 'Nichts passt',
    noneFoundLead: 'Einen Filter entfernen.',
    sameName:
      'Im Katalog steht {{entity}}, ohne Verbindung dazu. Ist es dasselbe Modell, stattdessen dort die Annotation ergänzen.',
    reason: {
      tag: 'dem Tag {{name}}={{value}}',
      'run-tag': 'dem Tag {{name}}={{value}} des neuesten Laufs',
      'run-user': 'der Person {{value}} des neuesten Laufs',
      rule: 'der konfigurierten Regel für {{value}}',
    },
    ownerGuessed: 'Eigentümer vermutet nach {{reason}}.',
    ownerMissing: 'Kein Eigentümer gefunden zu {{reason}}.',
    authorGuessed: 'Autor vermutet nach {{reason}}.',
    producerGuessed: '{{producer}} vermutet nach {{reason}}.',
    producerMissing: 'Keine Pipeline gefunden zu {{reason}}.',
  },
  describe: {
    title: 'Neu anlegen',
    lead: 'Für Entitäten, die noch nicht im Katalog sind. Eine Art wählen, das Formular oder das YAML ausfüllen und die Datei exportieren.',
    Model: 'Modell beschreiben',
    Dataset: 'Datensatz beschreiben',
    Pipeline: 'Pipeline beschreiben',
  },
  proposals: {
    title: 'Vorgeschlagene Beschreibungen',
    lead: 'Aus Katalogdaten erzeugt. Fehlende Werte bleiben offen und sind zu ergänzen.',
    subject: 'die ausgewählten Entitäten',
    none: 'Nichts ausgewählt',
    noneLead:
      'Entitäten in der Liste auswählen oder eine neue Beschreibung anlegen. Hier lässt sie sich prüfen und bearbeiten.',
    clear: 'Auswahl aufheben',
    remove: '{{title}} entfernen',
    leaveOut: 'Entfernen',
    missing: 'Nicht im Katalog, oder kein Zugriff darauf.',
    missingModel:
      'Nicht mehr in der Registry, schon im Katalog, oder die Registry war nicht lesbar.',
    undecided: 'Eine Art wählen',
    good: '{{kind}}, bereit',
    problems_one: '{{kind}}, {{count, number}} Problem',
    problems_other: '{{kind}}, {{count, number}} Probleme',
    unreadable: 'Das YAML ist nicht lesbar',
    kindField: 'Art',
    kindPlaceholder: 'Eine Art wählen',
    nameField: 'Name',
    titleField: 'Titel',
    descriptionField: 'Beschreibung',
    typeField: 'Typ',
    lifecycleField: 'Lebenszyklus',
    unknown: 'Unbekannt',
    tierField: 'Tier',
    tierHint: '1 ist am wichtigsten, 4 am wenigsten.',
    ownerField: 'Eigentümer',
    findOwner: 'Eigentümer suchen',
    operatedByField: 'Betrieb',
    operatedByHint:
      'Das Team mit Bereitschaft. Ohne Angabe ist es der Eigentümer.',
    findOperator: 'Betreiber suchen',
    another: 'Andere wählen',
    anotherFor: 'Andere wählen: {{label}}',
    yaml: 'YAML',
    byHand: 'YAML von Hand bearbeitet; das Formular ist gesperrt.',
    inStep: 'Entweder im Formular oder im YAML bearbeiten.',
    backToForm: 'Verwerfen und das Formular nutzen',
    notes: 'Hinweise',
    problemsTitle: 'Probleme',
    problem: '{{field}} ist {{got}}, erwartet wird {{expected}}',
    atLine: 'Zeile {{line, number}}: {{problem}}',
    yamlProblem: {
      duplicateKey:
        'dieser Schlüssel steht schon weiter oben; einen davon entfernen',
      tab: 'mit Leerzeichen einrücken, nicht mit Tabulatoren',
      indentation:
        'die Einrückung passt nicht zu den Zeilen darüber, oder eine Klammer ist nicht geschlossen',
      missingCharacter:
        'hier fehlt ein schließendes Anführungszeichen oder der Doppelpunkt nach einem Schlüssel',
      escape:
        'in doppelten Anführungszeichen wird ein Backslash als \\\\ geschrieben',
      quotes:
        'den Text in Anführungszeichen setzen: er enthält einen Doppelpunkt oder beginnt mit einem reservierten Zeichen',
      alias:
        'dies verweist auf einen Anker, der sich nicht auflösen lässt; den Wert selbst angeben',
      severalDocuments:
        'hier ist nur ein Dokument vorgesehen; die Zeile --- entfernen',
      syntax:
        'dies ist kein gültiges YAML; Anführungszeichen und Einrückung prüfen',
    },
    sameRef: '{{other}} hat denselben Namen. Eine davon umbenennen.',
    note: {
      'owner-is-user':
        'Gehört der Person {{value}}. Empfohlen ist eine Gruppe.',
      'type-kept':
        'Typ {{value}} wurde übernommen. Empfohlen ist ein genauerer Typ wie {{example}}.',
      'documents-elsewhere': 'Die Dokumente bleiben bei {{value}}.',
      'depends-on': '{{field}}: Es hängt von {{value}} ab.',
      serves:
        '{{field}}: {{value}} hängt davon ab, und der Typ deutet darauf hin, dass es Modelle bereitstellt.',
      provides: '{{field}}: Es stellt {{value}} bereit.',
      dependent:
        '{{value}} hängt davon ab. Der Grund steht nicht im Katalog, deshalb wird keine Beziehung vorgeschlagen.',
    },
  },
  export: {
    title: 'Export',
    lead: 'Exportiert eine Datei mit allen Entitäten. Sie gehört dorthin, wo der Katalog sie liest, etwa als eigene Datei oder in catalog-info.yaml nach einer Zeile mit ---, und wird einmal registriert. Ist sie schon registriert, eine Entität daraus aktualisieren.',
    copy: 'Alles kopieren',
    download: 'ml-entities.yaml herunterladen',
    ready_one: '{{count, number}} Beschreibung, bereit.',
    ready_other: '{{count, number}} Beschreibungen, alle bereit.',
    flawed_one:
      '{{count, number}} von {{total, number}} hat Probleme und würde vom Katalog abgelehnt.',
    flawed_other:
      '{{count, number}} von {{total, number}} haben Probleme und würden vom Katalog abgelehnt.',
    undecided_one: '{{count, number}} hat keine Art und ist ausgeschlossen.',
    undecided_other:
      '{{count, number}} haben keine Art und sind ausgeschlossen.',
    pullRequest: 'Pull Request öffnen',
    pullRequestLead:
      'Schreibt die Datei in ein GitHub-Repository. Dessen Maintainer prüfen den Pull Request.',
    fixFirst: 'Alle Probleme beheben, um einen Pull Request zu öffnen.',
    repository: 'Repository',
    repositoryHint: 'Etwa https://github.com/my-organisation/my-repository',
    repositoryWrong: 'Keine gültige URL eines Repositorys.',
    branch: 'In den Branch',
    path: 'Datei',
    pathHint: 'Eine vorhandene Datei wird ersetzt.',
    pathWrong: 'Kein gültiger Pfad einer YAML-Datei.',
    subject: 'der Pull Request',
    running: 'Der Pull Request wird geöffnet …',
    done: 'Der Pull Request ist offen: {{link}}',
    doneWithoutLink: 'Fertig. Die Vorlage lieferte keinen Link.',
    link: 'ansehen',
    failed: 'Der Pull Request konnte nicht geöffnet werden',
    again: 'Erneut versuchen',
  },
};
