/**
 * Extension points of the ML Ownership backend.
 *
 * @packageDocumentation
 */
export * from './ci';
export * from './datasetNamesExtensionPoint';
export * from './EvidenceCollector';
export * from './evidenceCollectorsExtensionPoint';
export * from './evidenceReceiversExtensionPoint';
export * from './extraCriteriaExtensionPoint';
export * from './importSourcesExtensionPoint';
export * from './lineageSourcesExtensionPoint';
export * from './modelCardReaderExtensionPoint';
export * from './on-call';
export * from './runbookReaderExtensionPoint';
export * from './source-client';
export * from './traceVerifiersExtensionPoint';
export * from './users';
