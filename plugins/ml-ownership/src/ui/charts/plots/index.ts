export * from './LevelStrips';
export * from './ProgressArea';
export * from './StackedBars';
export * from './VerdictColumns';
