export * from './DocumentReader';
export type { DocumentAnswer, DocumentQuestion } from './readDocument';
