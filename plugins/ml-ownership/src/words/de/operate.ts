import { en } from '../en';
import { Translated } from '../Translated';

export const operate: Translated<typeof en.operate> = {
  notKnown: {
    forbidden: 'Nicht bekannt: Für die Scorecards fehlt das Recht',
    unknown: 'Nicht bekannt: Die Scorecards kennen diese Entität noch nicht',
    silent: 'Nicht bekannt: Die Scorecards antworten nicht',
  },
  catalogAlone: {
    forbidden:
      'Für die Scorecards fehlt das Recht; dies stammt allein aus dem Katalog.',
    unknown:
      'Die Scorecards kennen diese Entität noch nicht; dies stammt allein aus dem Katalog.',
    silent:
      'Die Scorecards antworten nicht; dies stammt allein aus dem Katalog.',
  },
  lastSaid: {
    forbidden:
      'Für die Scorecards fehlt das Recht; Versionen, Änderungen und Urteil sind der letzte bekannte Stand.',
    unknown:
      'Die Scorecards kennen diese Entität noch nicht; Versionen, Änderungen und Urteil sind der letzte bekannte Stand.',
    silent:
      'Die Scorecards antworten nicht; Versionen, Änderungen und Urteil sind der letzte bekannte Stand.',
  },
  lastSaidAt: {
    forbidden:
      'Für die Scorecards fehlt das Recht; Versionen, Änderungen und Urteil sind der letzte bekannte Stand, ermittelt {{when}}.',
    unknown:
      'Die Scorecards kennen diese Entität noch nicht; Versionen, Änderungen und Urteil sind der letzte bekannte Stand, ermittelt {{when}}.',
    silent:
      'Die Scorecards antworten nicht; Versionen, Änderungen und Urteil sind der letzte bekannte Stand, ermittelt {{when}}.',
  },
  tryAgain: 'Erneut versuchen',
  fact: {
    flawed: '{{missing}}: {{at}} ist {{got}}, das ist kein Text',
    howTo: 'Wie es anzugeben ist',
    add: 'Zu ergänzen: {{yaml}}',
  },
  pager: {
    title: 'Anrufen',
    onCall: 'Bereitschaft',
    operators: 'Betrieben von',
    nobody: 'Niemandem',
    ownerOperates: 'dem Eigentümer, da kein Betreiber angegeben ist',
    failures: {
      Model: 'Das Modell ist ausgefallen oder langsam: anrufen',
      Dataset: 'Die Daten fehlen oder kommen zu spät: anrufen',
      Pipeline: 'Die Pipeline schlägt fehl oder hängt: anrufen',
    },
    noFailures: 'Niemand ist für Ausfälle angegeben',
    regressions: {
      Model: 'Das Modell antwortet, aber mit schlechteren Ergebnissen: anrufen',
      Dataset: 'Die Daten kommen an, sind aber schlechter: anrufen',
      Pipeline:
        'Die Pipeline läuft, aber mit schlechteren Ergebnissen: anrufen',
    },
    noRegressions: 'Niemand ist für stille Verschlechterung angegeben',
    unreadable:
      'Nicht bekannt: Die betreibende Gruppe war im Katalog nicht lesbar',
    nobodyOnCall: 'Niemand hat Bereitschaft',
    addOnCall:
      'Zu ergänzen ist die Annotation {{url}}, {{pagerDuty}} oder {{opsgenie}} an der Entität oder an der Gruppe, die sie betreibt',
    ofGroup: 'der betreibenden Gruppe',
    samePager: 'dieselbe Bereitschaft',
  },
  know: {
    title: 'Vor dem Eingreifen zu wissen',
  },
  rollback: {
    title: 'Zurückrollen',
    link: 'Rollback',
    noLink: 'Kein Rollback mit einem Link',
    nothing: 'Weder ein Link zum Rollback noch ein Runbook ist angegeben',
    open: 'Rollback öffnen',
    runbook: 'Runbook: {{runbook}}',
    afterwards:
      'Hinterher den Vorfall unter {{handover}} festhalten: „Übung planen“, dann „Ein vergangener Vorfall“. Hat ihn ein Team ohne die Urheber bewältigt, ist bewiesen, dass ein anderes Team dies wiederherstellen kann.',
    afterwardsWhere: 'Handover',
    follow: 'Vorgehen nach {{runbook}}',
    criteria: 'Zurückrollen, wenn',
    noCriteria: 'Keine Kriterien für den Rollback sind angegeben',
    criteriaExample: 'Fehlerrate 10 Minuten lang über 2 %',
    authority: 'Was bei einem Vorfall gilt',
    noAuthority: 'Keine maßgebliche Ebene ist angegeben',
    authorityExample: 'der Alias in der Modell-Registry',
  },
  versions: {
    title: 'Versionen',
    serving: 'Im Einsatz',
    noServing:
      'Kein verbundenes System hat gemeldet, welche Version im Einsatz ist',
    lastGood: 'Zuletzt gut',
    kept: 'Aufbewahrte Versionen',
    lastRollback: 'Letzter Rollback',
    noLastGood:
      'Kein verbundenes System hat eine Version gesehen, die funktioniert hat',
    seen: '{{detail}}, {{when}}',
  },
  changes: {
    title: 'In den letzten 24 Stunden davor geändert',
    subject: 'Änderungen davor',
    label: 'Änderungen davor, die neueste zuerst',
    newcomers_one: '{{count, number}} ist neu im Katalog',
    newcomers_other: '{{count, number}} sind neu im Katalog',
    newcomersLabel: 'Neu im Katalog, das Neueste zuerst',
    none: 'Nichts, wovon hier etwas bekannt ist: weder Angaben noch Meldungen verbundener Systeme.',
    hidden_one:
      '{{count, number}} Änderung an Entitäten, für die das Recht fehlt.',
    hidden_other:
      '{{count, number}} Änderungen an Entitäten, für die das Recht fehlt.',
  },
  runbooks: {
    title: 'Runbooks',
    missing: 'Kein Runbook: {{what}}',
  },
  dashboards: {
    title: 'Nachsehen',
    dashboards: 'Dashboards',
    noDashboards: 'Kein Dashboard ist angegeben',
    alerts: 'Alarme',
    noAlerts: 'Keine Alarmregel ist angegeben',
  },
  neighbours: {
    title: 'Ringsum',
    servedBy: 'Bereitgestellt von',
    noServers: 'Nichts ist angegeben, was es bereitstellt',
    feeds: 'Speist',
    noFed: 'Nichts gibt an, dies zu verwenden',
    madeFrom: 'Entsteht aus',
    noSources: 'Nichts angegeben',
  },
  standing: {
    title: 'Kann ein anderes Team es betreiben?',
    subject: 'Urteil',
    evaluated: 'Ermittelt {{when}}.',
    why: 'Warum, und was als Nächstes zu tun ist',
  },
  pointer: {
    techDocsPage: '{{page}} in der TechDocs-Dokumentation',
    techDocsFront: 'Startseite der TechDocs-Dokumentation',
    rooted: '(ein Pfad ab der Wurzel des Repositorys)',
    homeless:
      '(ein Pfad, und der Katalog weiß nicht, wo die Entität abgelegt ist)',
    relative: '(ein Pfad relativ zu {{source}})',
  },
};
