export * from './EntityHistory';
export * from './ScorecardChangeRow';
