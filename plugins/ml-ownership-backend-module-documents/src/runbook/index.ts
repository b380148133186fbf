export type { RunbookPart } from './headingWords';
export * from './People';
export * from './matchRunbookParts';
export * from './readRunbook';
export * from './readRunbookSteps';
