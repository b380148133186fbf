export * from './LevelStrips';
export * from './ProgressArea';
export * from './ShareLines';
export * from './StackedBars';
export * from './VerdictColumns';
