export * from './comparedTeams';
export * from './CompareTeamsPage';
