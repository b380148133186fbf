export * from './readImageReference';
export { readAzureMlReference } from './mlProjectFormats';
export * from './readEnvironmentFile';
export * from './readIncludedFiles';
