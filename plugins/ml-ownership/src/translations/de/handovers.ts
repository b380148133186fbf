import { en } from '../en';
import { TranslationOf } from '../TranslationOf';

export const handovers: TranslationOf<typeof en.handovers> = {
  state: {
    proposed: 'Vorgeschlagen',
    shadowing: 'In Begleitung',
    accepted: 'Angenommen',
    declined: 'Abgelehnt',
  },
  headline: {
    proposed: '{{entity}}: vorgeschlagen von {{from}} an {{to}}',
    shadowing: '{{to}} begleitet {{from}} bei {{entity}}',
    declined: '{{to}} hat {{entity}} abgelehnt',
    accepted:
      '{{to}} hat {{entity}} von {{from}} angenommen; der Katalog muss noch geändert werden',
    done: '{{to}} hat {{entity}} von {{from}} übernommen',
  },
  list: {
    filters: 'Übergaben',
    subject: 'die Übergaben',
    state: 'Status',
    fromOrTo: 'Team',
    what: 'Entität',
    teams: 'Teams',
    from: 'Von {{team}}',
    to: 'An {{team}}',
    until: 'bis {{day}}',
    progress: 'Fortschritt',
    passed: '{{satisfied, number}} von {{all, number}} Übungen bestanden',
    blockers_one: '{{count, number}} offenes Hindernis',
    blockers_other: '{{count, number}} offene Hindernisse',
    noMatch: 'Nichts passt zu diesen Filtern',
    clear: 'Filter zurücksetzen',
    none: 'Keine offenen Übergaben',
    noneWhy:
      'Mit einer Übergabe wechselt eine Entität zu einem anderen Team: Das übernehmende Team beweist in Übungen, dass es sie betreiben kann, und nimmt dann an.',
  },
  open: {
    label: 'Offene Übergaben',
    facts_one:
      '{{satisfied, number}} von {{all, number}} Übungen bestanden, {{count, number}} offenes Hindernis.',
    facts_other:
      '{{satisfied, number}} von {{all, number}} Übungen bestanden, {{count, number}} offene Hindernisse.',
    factsUntil_one:
      '{{satisfied, number}} von {{all, number}} Übungen bestanden, {{count, number}} offenes Hindernis, bis {{day}}.',
    factsUntil_other:
      '{{satisfied, number}} von {{all, number}} Übungen bestanden, {{count, number}} offene Hindernisse, bis {{day}}.',
  },
  page: {
    subject: 'die Übergabe',
    path: 'Übergabe',
    all: 'Alle Übergaben',
    actions: 'Aktionen',
    startShadowing: 'Begleitung starten',
    accept: 'Annehmen',
    decline: 'Ablehnen',
    withdraw: 'Vorschlag zurückziehen',
    what: '{{entity}} von {{from}} an {{to}}.',
    whatUntil: '{{entity}} von {{from}} an {{to}}, bis {{day}}.',
    proposed: 'Vorgeschlagen {{when}} von {{who}}.',
    declineReason: 'Grund der Ablehnung: {{comment}}',
    acceptanceComment: 'Kommentar zur Annahme: {{comment}}',
    decidedBy: '({{who}})',
    decidedByAt: '({{who}}, {{when}})',
    blockers: 'Hindernisse',
    blockersLead:
      'Probleme, die gelöst sein müssen, bevor das übernehmende Team zuständig wird.',
    drillBlockers: 'Offene Hindernisse aus Übungen',
    drillBlockersLead:
      'Gefunden in Übungen an dieser Entität, von beliebigen Teams. Gelöst werden sie auf der Seite der Übung.',
  },
  path: {
    label: 'Fortschritt',
    reached: '{{step}} {{when}}',
    notYet: '{{step}}: noch nicht',
    leftOut: '{{step}}: übersprungen',
  },
  requiredDrills: {
    title: 'Nötige Übungen',
    lead: '{{satisfied, number}} von {{all, number}} bewiesen.',
    label: 'Nötige Übungen',
    satisfied: '{{ability}}: bewiesen',
    notYet: '{{ability}}: noch nicht',
    openDrill: 'Übung öffnen',
    plan: 'Übung planen: {{ability}}',
  },
  record: {
    title: 'Verlauf',
    life: {
      proposed: 'Vorgeschlagen',
      shadowing: 'Begleitung gestartet',
      accepted: 'Angenommen',
      declined: 'Abgelehnt',
    },
  },
  owner: {
    title: 'Eigentümer ändern',
    done: 'Erledigt: Der Katalog nennt {{owner}} als Eigentümer.',
    lead: 'Im Katalog steht noch der bisherige Eigentümer. In der Katalogdatei der Entität ändern.',
    pullRequest: 'Pull Request öffnen',
    source: 'Katalogdatei: {{address}}',
    yaml: 'YAML mit dem neuen Eigentümer: {{entity}}',
  },
  accept: {
    title: 'Annehmen: {{entity}}',
    lead: 'Alle Übungen sind bestanden, und kein Hindernis ist offen.',
    unfinished_one:
      '{{missing, number}} von {{all, number}} Übungen fehlen, und {{count, number}} Hindernis ist offen. Bitte angeben, wie damit umgegangen wird.',
    unfinished_other:
      '{{missing, number}} von {{all, number}} Übungen fehlen, und {{count, number}} Hindernisse sind offen. Bitte angeben, wie damit umgegangen wird.',
    submit: 'Annehmen',
    done: 'Angenommen. Ein Schritt bleibt: den Eigentümer im Katalog ändern. Die Seite zeigt, wie.',
    comment: 'Kommentar',
    commentUnfinished: 'Akzeptierte Risiken',
  },
  decline: {
    title: 'Ablehnen: {{entity}}',
    lead: 'Das jetzige Team bleibt Eigentümer. Die Begründung hilft ihm, das Fehlende zu beheben.',
    submit: 'Ablehnen',
    done: 'Abgelehnt. Die Übergabe bleibt sichtbar, mit der Begründung.',
  },
  withdraw: {
    title: 'Vorschlag zurückziehen',
    lead: 'Der Vorschlag wird gelöscht.',
    submit: 'Zurückziehen',
  },
  propose: {
    title: 'Übergabe vorschlagen',
    lead: 'Das übernehmende Team beweist in Übungen, dass es die Entität betreiben kann; bis dahin bleibt das jetzige Team zuständig. Nur das übernehmende Team kann annehmen.',
    submit: 'Vorschlagen',
    done: 'Vorgeschlagen. Das übernehmende Team wird benachrichtigt.',
    open: 'Übergabe öffnen',
    needsEntity: 'Bitte die Entität wählen, die übergeben wird.',
    needsTeam: 'Bitte das übernehmende Team wählen.',
    what: 'Entität',
    whatSearch: 'Die Entität suchen',
    another: 'Andere wählen',
    to: 'Übernehmendes Team',
    toSearch: 'Das übernehmende Team suchen',
    anotherTeam: 'Anderes Team',
    abilities: 'In Übungen zu beweisende Fähigkeiten',
    day: 'Zieldatum',
    notes: 'Notizen',
    notesWhy: 'Der Grund, und was das übernehmende Team wissen sollte.',
  },
  optional: 'Optional',
};
