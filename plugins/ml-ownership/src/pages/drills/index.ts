export * from './DrillsRoutes';
