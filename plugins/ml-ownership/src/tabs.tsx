const loadPages = () => import('./lazyPages');

/** The tabs of the page, for both frontend systems. The path is the name of the tab's extension. */
export const TABS = [
  {
    path: 'overview',
    title: 'Overview',
    load: () =>
      loadPages()
        .then(pages => pages.overview())
        .then(m => <m.OverviewRoutes />),
  },
  {
    path: 'models',
    title: 'Models',
    load: () =>
      loadPages()
        .then(pages => pages.scorecards())
        .then(m => <m.ScorecardsPage kind="Model" />),
  },
  {
    path: 'datasets',
    title: 'Datasets',
    load: () =>
      loadPages()
        .then(pages => pages.scorecards())
        .then(m => <m.ScorecardsPage kind="Dataset" />),
  },
  {
    path: 'pipelines',
    title: 'Pipelines',
    load: () =>
      loadPages()
        .then(pages => pages.scorecards())
        .then(m => <m.ScorecardsPage kind="Pipeline" />),
  },
  {
    path: 'teams',
    title: 'Teams',
    load: () =>
      loadPages()
        .then(pages => pages.teams())
        .then(m => <m.TeamsRoutes />),
  },
  {
    path: 'lineage',
    title: 'Lineage',
    load: () =>
      loadPages()
        .then(pages => pages.lineage())
        .then(m => <m.LineageExplorerPage />),
  },
  {
    path: 'drills',
    title: 'Drills',
    load: () =>
      loadPages()
        .then(pages => pages.drills())
        .then(m => <m.DrillsRoutes />),
  },
  {
    path: 'connectors',
    title: 'Connectors',
    load: () =>
      loadPages()
        .then(pages => pages.connectors())
        .then(m => <m.ConnectorsRoutes />),
  },
] as const;
