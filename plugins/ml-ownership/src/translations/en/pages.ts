/** The tabs of the page and their sub-pages. */
export const pages = {
  tab: {
    overview: 'Overview',
    models: 'Models',
    datasets: 'Datasets',
    pipelines: 'Pipelines',
    teams: 'Teams',
    lineage: 'Lineage',
    drills: 'Drills',
    connectors: 'Connectors',
  },
  sections: 'Sections',
  portfolio: 'Portfolio',
  campaigns: 'Campaigns',
  allTeams: 'All teams',
  compareTeams: 'Compare teams',
  whatIf: 'What if people leave',
  connected: 'Data sources',
  import: 'Import from catalog',
} as const;
