import { en } from '../en';
import { Translated } from '../Translated';

export const pages: Translated<typeof en.pages> = {
  tab: {
    overview: 'Überblick',
    models: 'Modelle',
    datasets: 'Datensätze',
    pipelines: 'Pipelines',
    teams: 'Teams',
    lineage: 'Herkunft',
    drills: 'Übungen',
    connectors: 'Konnektoren',
  },
  rooms: 'Räume',
  portfolio: 'Portfolio',
  campaigns: 'Kampagnen',
  allTeams: 'Alle Teams',
  whatIf: 'Was, wenn jemand geht',
  connected: 'Verbundene Systeme',
  import: 'Aus dem Katalog übernehmen',
};
