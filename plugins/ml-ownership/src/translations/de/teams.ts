import { en } from '../en';
import { TranslationOf } from '../TranslationOf';

export const teams: TranslationOf<typeof en.teams> = {
  title: 'Teams',
  subject: 'die Teams',
  subjectOne: 'das Team',
  all: 'Alle Teams',
  trail: 'Team',
  emptyTitle: 'Noch besitzt oder betreibt kein Team eine Entität',
  empty:
    'Eine Gruppe erscheint hier, sobald ein Model, Dataset oder eine Pipeline sie als {{owner}} oder {{operatedBy}} nennt.',
  search: 'Suche',
  searchPlaceholder: 'Name eines Teams',
  shown: '{{shown}} von {{total}} Teams sind zu sehen.',
  noneFound: 'Kein passendes Team',
  showAll: 'Alle Teams zeigen',
  saveCsv: 'Als CSV speichern',
  columns: {
    team: 'Team',
    members: 'Mitglieder',
    verdicts: 'Urteile (eigene)',
    drills: 'Durchgeführte Übungen',
    cause: 'Häufigste Ursache',
    levels: 'Entitäten je Stufe',
  },
  under: 'Unterteam, Ebene {{depth}}:',
  verdictCount: '{{verdict}}: {{number}}',
  atLevel: '{{number}} auf {{level}}',
  atLevelNamed: '{{number}} auf Stufe {{level}}, {{name}}',
  causeCount: '{{cause}} ({{number}})',
  sentence: {
    nothing:
      '{{title}} besitzt oder betreibt kein Model, kein Dataset und keine Pipeline.',
    ownsNothing:
      '{{title}} besitzt keine Entität und betreibt {{operated}} für andere.',
    owns: 'Von {{owned}}, die {{title}} besitzt: {{clauses}}. Betrieben werden {{operated}}.',
    noneAssessed:
      'Von {{owned}}, die {{title}} besitzt, ist noch nichts bewertet. Betrieben werden {{operated}}.',
  },
  cycle: {
    title: 'Der Gruppenbaum enthält einen Zyklus',
    description:
      'Jede dieser Gruppen liegt unter den anderen, deshalb gilt keine von ihnen als anderes Team, und eine Übung der einen für eine andere ist ungültig. Bei einer von ihnen spec.parent oder spec.children im Katalog korrigieren.',
    groups: 'Gruppen im Zyklus',
    mark: 'In einem Zyklus von Gruppen',
  },
  owns: 'Besitzt',
  operates: 'Betreibt',
  nothing: 'Nichts.',
  trend: {
    Model: 'Eigene Modelle im Zeitverlauf',
    Dataset: 'Eigene Datensätze im Zeitverlauf',
    Pipeline: 'Eigene Pipelines im Zeitverlauf',
  },
  causes: 'Hauptursachen für „Nein“',
  firstSteps: {
    title: 'Erste Schritte',
    lead: 'Der erste Schritt für jede eigene Entität, die noch kein anderes Team bewiesen hat, niedrigster Tier zuerst.',
    subject: 'die ersten Schritte',
    none: 'Ein anderes Team hat alles bewiesen, was diesem Team gehört',
    more: 'Erste Schritte für alle {{count, number}} zeigen',
  },
  children: 'Unterteams',
  childrenOf: 'Unterteams von {{title}}',
  entities: 'Eigene und betriebene Entitäten',
  openInCatalog: 'Im Katalog öffnen',
  report: 'ML-Ownership-Bericht für {{ref}}, {{day}}',
  whatIf: 'Was, wenn dieses Team aufgelöst würde?',
  drills: {
    title: 'Übungen und Übergaben',
    subject: 'die Übungen',
    none: 'Noch keine Übungen durchgeführt.',
    done: 'Durchgeführte Übungen: {{passed}} bestanden, {{partly}} teilweise bestanden, {{failed}} nicht bestanden.',
    label: 'Durchgeführte Übungen',
    all: 'Alle durchgeführten Übungen',
  },
  scorecard: 'ML-Scorecard',
  scorecardSubject: 'die ML-Scorecard',
  openScorecard: 'Scorecard öffnen',
  mainCauseIs: 'Häufigste Ursache: {{cause}}.',
  nothingOwnedTitle: 'Keine eigenen oder betriebenen Entitäten',
  nothingOwned:
    'Weder diese Gruppe noch eine Gruppe darunter besitzt oder betreibt ein Model, Dataset oder eine Pipeline.',
};
