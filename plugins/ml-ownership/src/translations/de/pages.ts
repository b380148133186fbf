import { en } from '../en';
import { TranslationOf } from '../TranslationOf';

export const pages: TranslationOf<typeof en.pages> = {
  tab: {
    overview: 'Überblick',
    models: 'Modelle',
    datasets: 'Datensätze',
    pipelines: 'Pipelines',
    teams: 'Teams',
    lineage: 'Lineage',
    drills: 'Übungen',
    connectors: 'Konnektoren',
  },
  sections: 'Bereiche',
  portfolio: 'Portfolio',
  campaigns: 'Kampagnen',
  allTeams: 'Alle Teams',
  compareTeams: 'Teams vergleichen',
  whatIf: 'Wenn Personen gehen',
  connected: 'Datenquellen',
  import: 'Import aus dem Katalog',
};
