export * from './isAnotherTeam';
