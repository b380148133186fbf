export * from './HandoverCard';
export * from './HandoverContent';
export * from './useScorecard';
