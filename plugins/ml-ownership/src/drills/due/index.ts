export * from './DueDrills';
export * from './dueWords';
