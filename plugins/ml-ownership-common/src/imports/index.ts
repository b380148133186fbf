export * from './findDocumentProblems';
export { inferKind, IMPORTABLE_TYPES } from './inferKind';
export * from './parseProposalYaml';
export * from './proposeEntity';
export * from './toEntityNameWords';
export * from './writeProposalYaml';
