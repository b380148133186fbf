import { en } from '../en';
import { Translated } from '../Translated';

export const teams: Translated<typeof en.teams> = {
  title: 'Teams',
  subject: 'die Teams',
  subjectOne: 'das Team',
  all: 'Alle Teams',
  trail: 'Team',
  emptyTitle: 'Noch besitzt oder betreibt kein Team etwas',
  empty:
    'Eine Gruppe erscheint hier, sobald ein Model, Dataset oder eine Pipeline sie als {{owner}} oder {{operatedBy}} nennt.',
  search: 'Suche',
  searchPlaceholder: 'Name eines Teams',
  shown: '{{shown}} von {{total}} Teams sind zu sehen.',
  noneFound: 'Kein Team heißt so',
  showAll: 'Alle Teams zeigen',
  columns: {
    team: 'Team',
    members: 'Mitglieder',
    verdicts: 'Urteile über das, was es besitzt',
    drills: 'Übungen für andere',
    cause: 'Hauptursache',
    levels: 'Einträge auf jeder Stufe',
  },
  under: 'Unter dem Team darüber, in Tiefe {{depth}}:',
  verdictCount: '{{verdict}}: {{number}}',
  atLevel: '{{number}} auf {{level}}',
  atLevelNamed: '{{number}} auf Stufe {{level}}, {{name}}',
  causeCount: '{{cause}} ({{number}})',
  sentence: {
    nothing:
      '{{title}} besitzt und betreibt kein Model, Dataset und keine Pipeline.',
    ownsNothing:
      '{{title}} besitzt nichts und betreibt {{operated}} für andere.',
    owns: 'Von {{owned}}, die {{title}} besitzt: {{clauses}}. Betrieben werden {{operated}}.',
    noneAssessed:
      'Von {{owned}}, die {{title}} besitzt, ist noch nichts bewertet. Betrieben werden {{operated}}.',
  },
  owns: 'Besitzt',
  operates: 'Betreibt',
  nothing: 'Nichts.',
  trend: {
    Model: 'Eigene Modelle im Lauf der Zeit',
    Dataset: 'Eigene Datensätze im Lauf der Zeit',
    Pipeline: 'Eigene Pipelines im Lauf der Zeit',
  },
  causes: 'Warum nicht: Hauptursachen',
  children: 'Teams darunter',
  childrenOf: 'Teams unter {{title}}',
  entities: 'Was es besitzt oder betreibt',
  openInCatalog: 'Im Katalog öffnen',
  whatIf: 'Was, wenn es dieses Team nicht mehr gäbe?',
  drills: {
    title: 'Übungen und Übergaben',
    subject: 'die Übungen',
    none: 'Noch hat es keine Übung für andere gemacht.',
    done: 'Übungen für andere: {{passed}} bestanden, {{failed}} nicht bestanden.',
    label: 'Übungen für andere',
    all: 'Alle seine Übungen',
  },
  scorecard: 'ML-Scorecard',
  scorecardSubject: 'die ML-Scorecard',
  openScorecard: 'Scorecard öffnen',
  ownsNothing: 'Besitzt und betreibt kein Model, Dataset und keine Pipeline.',
  mainCauseIs: 'Häufigste Ursache: {{cause}}.',
  nothingOwnedTitle: 'Nichts zu bewerten',
  nothingOwned:
    'Diese Gruppe besitzt und betreibt, mit den Gruppen unter ihr, kein Model, Dataset und keine Pipeline.',
};
