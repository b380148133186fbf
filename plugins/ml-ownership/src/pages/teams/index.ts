export * from './GroupScorecardCard';
export * from './GroupScorecardContent';
export * from './TeamLink';
export * from './TeamsRoutes';
