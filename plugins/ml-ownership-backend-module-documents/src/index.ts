/**
 * Reads the documents that Models, Datasets and Pipelines point to.
 *
 * @packageDocumentation
 */

export { mlOwnershipModuleDocuments as default } from './mlOwnershipModuleDocuments';
