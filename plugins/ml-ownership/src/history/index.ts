export * from './EntityHistory';
export * from './StandingChange';
