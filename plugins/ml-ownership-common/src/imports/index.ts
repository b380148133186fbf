export * from './findDocumentProblems';
export { guessKind, IMPORTABLE_TYPES } from './guessKind';
export * from './proposeEntity';
export * from './readYaml';
export * from './writeYaml';
