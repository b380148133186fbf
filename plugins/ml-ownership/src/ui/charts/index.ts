export * from './CausesChart';
export * from './CoverageChart';
export * from './FoundationsOverTime';
export * from './LevelsByAbility';
export * from './LevelsOverTime';
export * from './ProgressOverTime';
export * from './VerdictTrend';
