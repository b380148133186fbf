import { en } from '../en';
import { TranslationOf } from '../TranslationOf';

export const operate: TranslationOf<typeof en.operate> = {
  notKnown: {
    forbidden: 'Nicht verfügbar: kein Zugriff auf Scorecards',
    unknown: 'Nicht verfügbar: Diese Entität ist noch nicht bewertet',
    silent: 'Nicht verfügbar: Der Scorecard-Dienst antwortet nicht',
  },
  catalogAlone: {
    forbidden:
      'Kein Zugriff auf Scorecards; es sind nur Daten aus dem Katalog zu sehen.',
    unknown:
      'Diese Entität ist noch nicht bewertet; es sind nur Daten aus dem Katalog zu sehen.',
    silent:
      'Der Scorecard-Dienst antwortet nicht; es sind nur Daten aus dem Katalog zu sehen.',
  },
  fromLastAnswer: {
    forbidden:
      'Kein Zugriff mehr auf Scorecards; Versionen, Änderungen und Urteil stammen aus der letzten Antwort.',
    unknown:
      'Diese Entität wird nicht mehr bewertet; Versionen, Änderungen und Urteil stammen aus der letzten Antwort.',
    silent:
      'Der Scorecard-Dienst antwortet nicht; Versionen, Änderungen und Urteil stammen aus der letzten Antwort.',
  },
  fromLastAnswerAt: {
    forbidden:
      'Kein Zugriff mehr auf Scorecards; Versionen, Änderungen und Urteil haben den Stand: {{when}}.',
    unknown:
      'Diese Entität wird nicht mehr bewertet; Versionen, Änderungen und Urteil haben den Stand: {{when}}.',
    silent:
      'Der Scorecard-Dienst antwortet nicht; Versionen, Änderungen und Urteil haben den Stand: {{when}}.',
  },
  tryAgain: 'Erneut versuchen',
  fact: {
    flawed: '{{missing}}: {{at}} ist {{got}}, erwartet wird Text',
    howTo: 'So wird es angegeben',
    add: 'Zu ergänzen: {{yaml}}',
  },
  pager: {
    title: 'Bereitschaft und Eskalation',
    onCall: 'Bereitschaft',
    operators: 'Betrieb',
    nobody: 'Niemand',
    ownerOperates: 'der Eigentümer (kein Betreiber angegeben)',
    failures: {
      Model: 'Modell ausgefallen oder langsam',
      Dataset: 'Daten fehlen oder kommen zu spät',
      Pipeline: 'Pipeline schlägt fehl oder hängt',
    },
    noFailures: 'Kein Kontakt für Ausfälle angegeben',
    regressions: {
      Model: 'Vorhersagen verschlechtert',
      Dataset: 'Datenqualität verschlechtert',
      Pipeline: 'Ergebnisse verschlechtert',
    },
    noRegressions: 'Kein Kontakt für stille Verschlechterungen angegeben',
    unreadable:
      'Nicht verfügbar: Die betreibende Gruppe war im Katalog nicht lesbar',
    nobodyOnCall: 'Niemand hat Bereitschaft',
    addOnCall:
      'Zu ergänzen ist die Annotation {{url}}, {{pagerDuty}} oder {{opsgenie}} an der Entität oder an der Gruppe, die sie betreibt',
    ofGroup: 'von der betreibenden Gruppe',
    samePager: 'dieselbe Bereitschaft',
  },
  onCallNow: {
    title: 'Jetzt in Bereitschaft',
    first: 'Zuerst gerufen',
    next: 'Wenn niemand reagiert',
    origin: 'Quelle',
    nobody: 'Niemand hat jetzt Bereitschaft',
    nobodyElse: 'Sonst wird niemand gerufen',
    gap_one: 'Auf der ersten Stufe hat niemand Bereitschaft',
    gap_other:
      'Auf den ersten {{count, number}} Stufen hat niemand Bereitschaft',
    hops_one: 'Eine Eskalationsstufe',
    hops_other:
      '{{count, number}} Eskalationsstufen, von denen {{reached, number}} jemanden erreichen',
    after_one: 'Nach {{count, number}} Minute',
    after_other: 'Nach {{count, number}} Minuten',
    unnamed: 'Jemand, dessen Namen {{system}} nicht zeigt',
    unresolved_one:
      '{{count, number}} Empfänger, der nicht in Personen aufgelöst ist, etwa ein Team',
    unresolved_other:
      '{{count, number}} Empfänger, die nicht in Personen aufgelöst sind, etwa Teams',
    since: 'seit {{when}}',
    until: 'bis {{when}}',
    disabled:
      '„{{name}}“ ist in {{system}} deaktiviert: Alarme rufen niemanden',
    missing: '„{{name}}“ gibt es in {{system}} nicht: Alarme rufen niemanden',
    maintenance:
      '„{{name}}“ ist in {{system}} in Wartung: Alarme rufen vorerst niemanden',
    notEscalated:
      '„{{name}}“ eskaliert in {{system}} nichts: Alarme rufen niemanden',
    unreadable: 'Nicht verfügbar: Das System hat nicht geantwortet',
    unavailable:
      'Nicht verfügbar: Wer jetzt Bereitschaft hat, war nicht lesbar',
    read: 'gelesen {{when}}',
    stored: 'Das System antwortet nicht; dieser Stand wurde {{when}} gelesen',
    declaredBy: 'angegeben von {{group}}',
  },
  know: {
    title: 'Bekannte Probleme',
  },
  rollback: {
    title: 'Rollback',
    link: 'Rollback-Link',
    noLink: 'Kein Rollback-Link',
    nothing: 'Kein Rollback-Link und kein Runbook angegeben',
    open: 'Rollback-Workflow öffnen',
    runbook: 'Runbook: {{runbook}}',
    afterwards:
      'Danach den Vorfall unter {{handover}} festhalten: „Übung planen“, dann „Vergangener Vorfall“. Hat ihn ein Team ohne die Autoren bewältigt, zählt er als Nachweis für „Wiederherstellen“.',
    afterwardsWhere: 'Übergabereife',
    follow: 'Vorgehen nach {{runbook}}',
    criteria: 'Rollback, wenn',
    noCriteria: 'Keine Rollback-Kriterien angegeben',
    criteriaExample: 'Fehlerrate 10 Minuten lang über 2 %',
    authority: 'Maßgebliche Quelle bei einem Vorfall',
    noAuthority: 'Keine maßgebliche Quelle angegeben',
    authorityExample: 'der Alias in der Modell-Registry',
  },
  versions: {
    title: 'Versionen',
    serving: 'Version im Einsatz',
    noServing: 'Kein verbundenes System meldet die Version im Einsatz',
    lastGood: 'Letzte funktionierende Version',
    kept: 'Aufbewahrte Versionen',
    lastRollback: 'Letzter Rollback',
    noLastGood: 'Keine funktionierende Version gemeldet',
    seen: '{{detail}}, {{when}}',
    history: 'Versionen im Einsatz',
    historyOf: 'Versionen im Einsatz unter {{label}}, neueste zuerst',
    version: 'Version {{version}}',
    noVersion: 'Keine',
    since: 'seit {{when}}',
    sinceBy: 'seit {{when}}, eingesetzt von {{who}}',
  },
  changes: {
    title: 'Vorgelagerte Änderungen der letzten 24 Stunden',
    subject: 'die vorgelagerten Änderungen',
    label: 'Vorgelagerte Änderungen, neueste zuerst',
    newcomers_one: '{{count, number}} neu im Katalog',
    newcomers_other: '{{count, number}} neu im Katalog',
    newcomersLabel: 'Neu im Katalog, neueste zuerst',
    added: 'Neu im Katalog',
    removed: 'Aus dem Katalog entfernt',
    owner: 'Eigentümer geändert von {{before}} auf {{after}}',
    noOwner: 'niemand',
    verdict: 'Urteil geändert von „{{before}}“ auf „{{after}}“',
    none: 'Keine vorgelagerten Änderungen bekannt, weder aus dem Katalog noch von verbundenen Systemen.',
    hidden_one: '{{count, number}} Änderung an einer Entität ohne Zugriff.',
    hidden_other: '{{count, number}} Änderungen an Entitäten ohne Zugriff.',
  },
  runbooks: {
    title: 'Runbooks',
    missing: 'Kein Runbook für {{what}}',
  },
  dashboards: {
    title: 'Dashboards und Alarme',
    dashboards: 'Dashboards',
    noDashboards: 'Kein Dashboard angegeben',
    alerts: 'Alarme',
    noAlerts: 'Keine Alarmregel angegeben',
  },
  neighbours: {
    title: 'Abhängigkeiten',
    servedBy: 'Bereitgestellt von',
    noServers: 'Keine bereitstellende Komponente angegeben',
    feeds: 'Nachgelagerte Nutzer',
    noFed: 'Keine Nutzer angegeben',
    madeFrom: 'Vorgelagerte Eingaben',
    noSources: 'Keine angegeben',
  },
  standing: {
    title: 'Kann ein anderes Team es betreiben?',
    subject: 'das Urteil',
    evaluated: 'Bewertet {{when}}.',
    why: 'Details und nächste Schritte',
  },
  pointer: {
    techDocsPage: '{{page}} in TechDocs',
    techDocsFront: 'Startseite in TechDocs',
    rooted: '(Pfad ab der Wurzel des Repositorys)',
    homeless: '(relativer Pfad; zur Entität ist kein Quellort bekannt)',
    relative: '(Pfad relativ zu {{source}})',
  },
};
