export * from './DocumentReader';
export type { DocumentAnswer } from './readDocument';
