import { en } from '../en';
import { Translated } from '../Translated';

export const people: Translated<typeof en.people> = {
  title: 'Personen',
  owner: 'Eigentümer',
  operator: 'Betrieb',
  ownerOperates: 'der Eigentümer, da sonst niemand angegeben ist',
  onCall: 'Bereitschaft',
  onCallOfGroup: 'der betreibenden Gruppe',
  onCallUnknown:
    'Unbekannt: die betreibende Gruppe konnte nicht gelesen werden',
  noOnCall: 'Niemand ist genannt',
  authors: 'Urheber',
  steward: 'Datenpflege',
  nobody: 'Niemand',
  noneDeclared: 'Nicht angegeben',
  loadingOnCall: 'Die Bereitschaft wird geladen',
  onCallOf: {
    schedule: 'Bereitschaftsplan',
    pagerDuty: 'PagerDuty',
    pagerDutyService: 'PagerDuty-Dienst {{id}}',
    opsgenieTeam: 'Opsgenie-Team {{id}}',
  },
};
