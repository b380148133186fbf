/** The tabs of the page, and the rooms behind them. */
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
  rooms: 'Rooms',
  portfolio: 'Portfolio',
  campaigns: 'Campaigns',
  allTeams: 'All teams',
  whatIf: 'What if people leave',
  connected: 'Connected systems',
  import: 'Import from the catalog',
} as const;
