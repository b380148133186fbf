export * from './ScorecardFilters';
export * from './ScorecardsPage';
export * from './ScorecardsTable';
export * from './scorecardsQuery';
