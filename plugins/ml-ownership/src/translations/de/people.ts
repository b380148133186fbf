import { en } from '../en';
import { TranslationOf } from '../TranslationOf';

export const people: TranslationOf<typeof en.people> = {
  title: 'Personen',
  owner: 'Eigentümer',
  operator: 'Betrieb',
  ownerOperates: 'der Eigentümer (kein Betreiber angegeben)',
  onCall: 'Bereitschaft',
  onCallOfGroup: 'von der betreibenden Gruppe',
  onCallUnknown: 'Nicht verfügbar: Die betreibende Gruppe war nicht lesbar',
  noOnCall: 'Keine angegeben',
  authors: 'Autoren',
  steward: 'Data Steward',
  nobody: 'Niemand',
  noneDeclared: 'Keine angegeben',
  loadingOnCall: 'Die Bereitschaft wird geladen',
  onCallOf: {
    schedule: 'Bereitschaftsplan',
    pagerDuty: 'PagerDuty',
    pagerDutyService: 'PagerDuty-Dienst {{id}}',
    opsgenieTeam: 'Opsgenie-Team {{id}}',
  },
};
