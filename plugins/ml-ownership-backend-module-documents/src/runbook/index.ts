export * from './People';
export * from './matchRunbookParts';
export * from './readRunbook';
