export * from './OverviewPage';
export * from './OverviewRoutes';
