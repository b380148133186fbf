import { en } from '../en';
import { TranslationOf } from '../TranslationOf';

export const connectors: TranslationOf<typeof en.connectors> = {
  subject: 'die Konnektoren',
  title: 'Fehlende Daten sind kein Fehlschlag',
  lead: 'Konnektoren sammeln Belege aus externen Systemen: Dokumenten, Registries, CI, Alarmierung. Ist eines nicht erreichbar, wird deshalb kein Kriterium erfüllt oder nicht erfüllt; vorhandene Belege gelten, bis sie ablaufen.',
  none: 'Kein Konnektor ist installiert',
  noneLead:
    'Scorecards nutzen den Katalog, Bestätigungen und Meldungen aus CI. Um Belege aus anderen Systemen zu sammeln, das Backend um ein Modul wie {{module}} ergänzen.',
  state: {
    'not-run': 'Noch nicht gelaufen',
    healthy: 'In Ordnung',
    degraded: 'Eingeschränkt',
    failing: 'Gestört',
  },
  meaning: {
    'not-run': 'Er startet automatisch.',
    healthy: 'Alles konnte geprüft werden.',
    degraded:
      'Einige Entitäten konnten nicht geprüft werden; die betroffenen Kriterien nennen den Grund.',
    failing:
      'Vorübergehend nicht erreichbar. Deshalb ist kein Kriterium nicht erfüllt; vorhandene Belege altern.',
  },
  experimental:
    'Experimentell: Er wurde nur mit Antworten erprobt, die nach der Dokumentation des Systems geschrieben sind, nie mit dem System selbst.',
  clocks: {
    title_one: 'Die Uhr von {{count, number}} Backend-Instanz geht falsch',
    title_other:
      'Die Uhren von {{count, number}} Backend-Instanzen gehen falsch',
    lead: 'Verglichen mit der Uhr der Datenbank. Scorecards nutzen die Uhr der Datenbank, ihre Ergebnisse stimmen also. Anmeldung und Logzeilen nutzen die Uhr des Rechners; sie muss gestellt werden. Eine betroffene Instanz schreibt eine Warnung ins Log.',
    ahead: '{{duration}} vor',
    behind: '{{duration}} nach',
  },
  lastRun: 'Letzter Lauf',
  lastSuccess: 'Letzter Erfolg',
  never: 'Noch nie',
  checked: 'Geprüft',
  due: 'Fällig',
  incomplete: 'Teilweise geprüft',
  source: 'Art der Belege',
  noEntity: 'Keine',
  entities_one: '{{count, number}} Entität',
  entities_other: '{{count, number}} Entitäten',
  notConnected: 'Nicht verbunden',
  gaps: {
    open: 'Entitäten, die nicht vollständig geprüft wurden',
    subject: 'diese Entitäten',
    label: 'Entitäten, die {{title}} nicht vollständig geprüft hat',
    more: 'Mehr anzeigen',
    criteria: '{{reason}} ({{criteria}})',
  },
  evaluated: 'Letzte Bewertung {{when}}',
  neverEvaluated: 'Scorecards wurden noch nicht bewertet',
  uncovered: {
    title_one: '{{count, number}} Kriterium hat keine Quelle',
    title_other: '{{count, number}} Kriterien haben keine Quelle',
    lead: 'Nur verbundene Systeme, Dokumente oder CI-Jobs können diese Kriterien beantworten, und dafür ist keines eingerichtet. Sie bleiben unbekannt.',
  },
  models: {
    title: 'Modelle im Katalog',
    lead: 'Entity-Provider ergänzen den Katalog um die Modelle anderer Systeme. Nur Entitäten mit apiVersion mlownership.dev/v1alpha1 haben eine Scorecard.',
    unknown:
      'Wie die Modelle in den Katalog kommen, ist gerade nicht vollständig bekannt',
    conflict_one:
      '{{count, number}} Entität mit kind {{kind}} und apiVersion {{apiVersion}} hat keine Scorecard',
    conflict_other:
      '{{count, number}} Entitäten mit kind {{kind}} und apiVersion {{apiVersion}} haben keine Scorecard',
    conflictLead:
      'Eine andere Quelle beschreibt Modelle auf ihre eigene Weise. Sie auch mit apiVersion mlownership.dev/v1alpha1 beschreiben, oder diese Quelle entfernen. Die ersten:',
    meaning: {
      'not-run': 'Er startet automatisch.',
      healthy: 'Der letzte Lauf hat alles abgeglichen.',
      degraded:
        'Der letzte Lauf konnte nicht alles anlegen oder löschen; der Fehler nennt den Grund.',
      failing:
        'Der letzte Lauf ist fehlgeschlagen und hat nichts gelöscht. Der nächste versucht es wieder.',
    },
  },
  writers: {
    title: 'Tokens, die Belege melden',
    lastReport: 'Letzte Meldung {{when}}',
    never: 'Hat noch nie gemeldet',
  },
  lastError: 'Letzter Fehler',
  criteria_one: 'Deckt {{count, number}} Kriterium ab',
  criteria_other: 'Deckt {{count, number}} Kriterien ab',
};
