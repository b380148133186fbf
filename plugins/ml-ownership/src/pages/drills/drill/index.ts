export * from './DrillPage';
