export type { RunbookSection } from './headingTerms';
export type { ExtraHeadingTerms } from './classifyHeading';
export { classifyHeading } from './classifyHeading';
export * from './People';
export * from './readRunbook';
export * from './readRunbookSteps';
