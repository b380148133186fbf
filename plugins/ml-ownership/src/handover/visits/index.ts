export * from './SinceLastVisit';
