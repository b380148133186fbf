export * from './DueDrills';
export * from './dueText';
