export type { RunbookSection } from './headingTerms';
export * from './People';
export * from './matchRunbookSections';
export * from './readRunbook';
export * from './readRunbookSteps';
